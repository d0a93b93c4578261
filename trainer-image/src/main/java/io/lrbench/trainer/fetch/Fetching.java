package io.lrbench.trainer.fetch;

import io.lrbench.place.BucketPlace;
import io.lrbench.place.HubPlace;
import io.lrbench.place.Place;
import io.lrbench.place.WebPlace;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings what a field needs into the cache, where it is not there already. */
record Fetching(
    Snapshots snapshots, Blobs blobs, Retries retries, boolean offline, Watcher watcher) {
  /** With a copy at hand, a server that does not answer is not waited for. */
  private static final int TRIES_WITH_COPY = 2;

  /** What is to be fetched. */
  record Request(String field, Place place, Origin origin, Selection selection) {
    /** The name that may mean another version tomorrow. */
    String revision() {
      return place instanceof HubPlace hub ? hub.revision() : "latest";
    }

    /** The path below the origin that the manifest names; empty for all of it. */
    String path() {
      if (place instanceof BucketPlace bucket) {
        return bucket.key();
      }
      return place instanceof HubPlace hub ? hub.path() : "";
    }
  }

  /**
   * What was fetched.
   *
   * @param version of the origin
   */
  record Result(Path path, String version) {}

  /**
   * Fetches.
   *
   * @param token whether one is sent
   * @throws InputException the user has to change something
   * @throws UnreachableException a server does not answer
   */
  Result fetch(Request request, boolean token) {
    try {
      Origin.Listing listing = listing(request);
      List<String> names = wanted(request, listing);
      Path view = snapshots.view(request.origin(), listing, request.selection().name());
      bring(request, listing, names, view);
      return new Result(path(request, names, view), listing.version());
    } catch (StatusException e) {
      throw Problems.of(request.field(), request.place(), request.origin().shown(), token, e);
    } catch (UnreachableException e) {
      throw Problems.of(request.field(), request.place(), request.origin().shown(), e);
    } catch (WrongContentException e) {
      throw Problems.of(request.field(), request.place(), request.origin().shown(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("the cache at " + blobs.cache(), e);
    }
  }

  private Origin.Listing listing(Request request) throws IOException {
    Origin origin = request.origin();
    Optional<Origin.Listing> copy =
        origin.pinned().isEmpty()
            ? snapshots.latest(origin, request.revision())
            : snapshots.listing(origin, origin.pinned());
    if (copy.isPresent() && (offline || !origin.pinned().isEmpty())) {
      return copy.get();
    }
    requireOnline(request, origin.shown());
    try {
      Retries limited = copy.isPresent() ? retries.atMost(TRIES_WITH_COPY) : retries;
      Origin.Listing listing = limited.call(origin.shown(), origin::list);
      snapshots.keep(origin, request.revision(), listing);
      return listing;
    } catch (UnreachableException e) {
      Origin.Listing kept = copy.orElseThrow(() -> e);
      watcher.notice(
          origin.shown() + ": " + e.getMessage() + "; goes on with version " + kept.version());
      return kept;
    }
  }

  /** Whole names of the needed files. */
  private static List<String> wanted(Request request, Origin.Listing listing) {
    List<String> plain = listing.names().stream().filter(Place::isPlain).toList();
    String path = request.path();
    boolean part = request.place() instanceof HubPlace && !path.isEmpty();
    String shown = request.origin().shown() + (part ? "/" + path : "");
    if (plain.contains(path) || request.place() instanceof WebPlace) {
      if (!request.selection().takesFile()) {
        throw new InputException(
            request.field(),
            "a model's folder",
            "the file " + shown,
            "write hf://owner/name, or s3://, pvc:// or file: and a folder");
      }
      return path.isEmpty() ? plain : List.of(path);
    }
    String prefix = path.isEmpty() ? "" : path + "/";
    List<String> below =
        plain.stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList();
    if (below.isEmpty()) {
      throw new Selection.Offer(request.field(), shown, plain)
          .lacks("a file or folder", "correct the path");
    }
    return request.selection().of(new Selection.Offer(request.field(), shown, below)).stream()
        .map(prefix::concat)
        .toList();
  }

  private void bring(Request request, Origin.Listing listing, List<String> names, Path view)
      throws IOException {
    Origin origin = request.origin();
    List<RemoteFile> missing = new ArrayList<>();
    for (String name : names) {
      if (!Files.exists(view.resolve(name))) {
        requireOnline(request, name);
        missing.add(retries.call(name, () -> origin.describe(listing, name)));
      }
    }
    requireSpace(request, missing);
    Download download = new Download(origin, listing, retries, watcher);
    for (RemoteFile file : missing) {
      snapshots.link(view.resolve(file.name()), blobs.get(file, download));
    }
  }

  private void requireOnline(Request request, String what) {
    if (offline) {
      throw new InputException(
          request.field(),
          what + " in the cache at " + blobs.cache(),
          "nothing, and HF_HUB_OFFLINE forbids to download it",
          "unset HF_HUB_OFFLINE, or fill the cache first");
    }
  }

  private void requireSpace(Request request, List<RemoteFile> files) throws IOException {
    long needed =
        files.stream()
            .filter(file -> !blobs.has(file))
            .mapToLong(file -> Math.max(0, file.size()))
            .sum();
    long free = Files.getFileStore(Files.createDirectories(blobs.cache())).getUsableSpace();
    if (needed > free) {
      throw new InputException(
          request.field(),
          needed / (1 << 20) + " MiB free in the cache at " + blobs.cache(),
          free / (1 << 20) + " MiB",
          "give the cache a larger volume, or remove what is old");
    }
  }

  /** The file itself where there is one; else the folder that the manifest names. */
  private static Path path(Request request, List<String> names, Path view) {
    return names.size() == 1 && request.selection().takesFile()
        ? view.resolve(names.get(0))
        : view.resolve(request.path());
  }
}
