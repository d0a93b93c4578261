package io.lrbench.trainer.fetch;

import io.lrbench.place.BucketPlace;
import io.lrbench.place.ClaimPlace;
import io.lrbench.place.FilePlace;
import io.lrbench.place.HubPlace;
import io.lrbench.place.InvalidPlaceException;
import io.lrbench.place.Place;
import io.lrbench.place.WebPlace;
import io.lrbench.trainer.InputException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;

/** Local paths of what a manifest's URIs name; downloads what is remote. */
public final class Places {
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final Path files;
  private final FetchSettings settings;
  private final Fetching fetching;
  private final Http http;
  private final Duration quiet;
  private final List<S3Client> stores = new ArrayList<>();
  private final Map<String, Path> known = new HashMap<>();
  private final Map<String, String> revisions = new TreeMap<>();

  Places(FetchSettings settings, Path files, Retries retries, Duration quiet, Watcher watcher) {
    this.files = files;
    this.settings = settings;
    this.quiet = quiet;
    this.http = Http.create(ProxySelector.getDefault(), quiet);
    this.fetching =
        new Fetching(
            new Snapshots(settings.cache()),
            new Blobs(settings.cache(), PATIENCE, watcher),
            retries,
            settings.offline(),
            watcher);
  }

  /**
   * Places as an environment sees them.
   *
   * @param files what relative {@code file:} URIs start at
   */
  public static Places of(Map<String, String> environment, Path files, Watcher watcher) {
    return new Places(
        FetchSettings.of(environment), files, Retries.standard(watcher), QUIET, watcher);
  }

  /** The folder that this node's processes share. */
  public Path cache() {
    return settings.cache();
  }

  /** A folder in Hugging Face layout. */
  public Path model(String field, String uri) {
    return path(field, uri, new ModelFiles());
  }

  /** Rows to train on: a file, or a folder of files. */
  public Path trainRows(String field, String uri) {
    return path(field, uri, new RowFiles(RowFiles.Use.TRAIN));
  }

  /** Rows that are held out, likewise. */
  public Path evaluationRows(String field, String uri) {
    return path(field, uri, new RowFiles(RowFiles.Use.EVALUATION));
  }

  /** Rows of all splits, such as a task's. */
  public Path allRows(String field, String uri) {
    return path(field, uri, new RowFiles(RowFiles.Use.ALL));
  }

  /** All of a file or folder, such as images. */
  public Path whole(String field, String uri) {
    return path(field, uri, new AllFiles());
  }

  /** What a field's files are a version of, such as a commit; by field, without local ones. */
  public Map<String, String> revisions() {
    return new TreeMap<>(revisions);
  }

  private Path path(String field, String uri, Selection selection) {
    return known.computeIfAbsent(
        selection.name() + " " + field + " " + uri, key -> find(field, uri, selection));
  }

  private Path find(String field, String uri, Selection selection) {
    Place place = parse(field, uri);
    if (place instanceof FilePlace file) {
      return FileUri.resolve(field, file, files);
    }
    if (place instanceof ClaimPlace claim) {
      return mounted(field, claim);
    }
    Fetching.Request request =
        new Fetching.Request(field, place, origin(field, uri, place), selection);
    Fetching.Result result = fetching.fetch(request, hasToken(place));
    revisions.put(field, result.version());
    return result.path();
  }

  private static Place parse(String field, String uri) {
    try {
      return Place.parse(uri);
    } catch (InvalidPlaceException e) {
      throw new InputException(field, "a URI", uri, e.getMessage());
    }
  }

  private Path mounted(String field, ClaimPlace claim) {
    if (settings.claims().isEmpty()) {
      throw new InputException(
          field,
          "a file that this machine has",
          "pvc://" + claim.claim() + ", a claim of a cluster",
          "write file: and a path to run here, or apply the manifest to the cluster");
    }
    Path path = Path.of(settings.claims(), claim.claim()).resolve(claim.path());
    if (!Files.exists(path)) {
      throw new InputException(
          field,
          "a file or folder " + claim.path() + " on claim " + claim.claim(),
          "nothing there",
          "correct the path");
    }
    return path;
  }

  private Origin origin(String field, String uri, Place place) {
    if (place instanceof HubPlace hub) {
      requireKind(field, hub);
      return new HubRepository(hub, settings.hub(), token(hub), http);
    }
    if (place instanceof WebPlace web) {
      return new WebFile(web, http);
    }
    if (place instanceof BucketPlace bucket) {
      return new Bucket(bucket, Stores.endpoint(settings.variables()), store());
    }
    throw new IllegalStateException(uri);
  }

  /** Opened where one is needed: it asks the machine who it is. */
  private S3Client store() {
    if (stores.isEmpty()) {
      stores.add(Stores.open(settings.variables(), quiet));
    }
    return stores.get(0);
  }

  private static void requireKind(String field, HubPlace hub) {
    boolean model = hub.kind() == HubPlace.Kind.MODEL;
    boolean weights = field.startsWith("model") || field.startsWith("training.lora");
    if (model != weights) {
      throw new InputException(
          field,
          model ? "a data set of the Hub" : "a model of the Hub",
          model ? "a model" : "a data set",
          "write hf://" + (model ? "datasets/" : "") + hub.repository());
    }
  }

  private boolean hasToken(Place place) {
    return place instanceof HubPlace hub && !token(hub).isEmpty();
  }

  private String token(HubPlace hub) {
    return hub.kind() == HubPlace.Kind.MODEL ? settings.token() : settings.dataToken();
  }
}
