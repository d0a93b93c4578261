package io.lrbench.trainer.fetch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.WholeFile;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * What the cache knows of origins: files of versions, as links to blobs, and which version a name
 * meant last.
 *
 * @param cache the cache's folder
 */
record Snapshots(Path cache) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The folder of a version with the files of one selection and no others. */
  Path view(Origin origin, Origin.Listing listing, String selection) {
    return cache
        .resolve("snapshots")
        .resolve(origin.id())
        .resolve(listing.version())
        .resolve(selection);
  }

  /** Makes a blob appear under its name, at once and whole. */
  void link(Path name, Path blob) throws IOException {
    Path folder = Files.createDirectories(name.getParent());
    Path fresh = folder.resolve("." + UUID.randomUUID());
    try {
      Files.createSymbolicLink(fresh, folder.relativize(blob));
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(blob, fresh); // some shared file systems have no links
    }
    WholeFile.replace(fresh, name);
  }

  /** The files of a version, if they were asked for before. */
  Optional<Origin.Listing> listing(Origin origin, String version) throws IOException {
    Path file = listingFile(origin, version);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(file.toFile(), Origin.Listing.class))
        : Optional.empty();
  }

  /** The version that a revision meant when somebody asked last. */
  Optional<Origin.Listing> latest(Origin origin, String revision) throws IOException {
    Path file = reference(origin, revision);
    return Files.exists(file) ? listing(origin, Files.readString(file)) : Optional.empty();
  }

  void keep(Origin origin, String revision, Origin.Listing listing) throws IOException {
    write(listingFile(origin, listing.version()), JSON.writeValueAsString(listing));
    write(reference(origin, revision), listing.version());
  }

  private Path listingFile(Origin origin, String version) {
    return cache.resolve("listings").resolve(origin.id()).resolve(version + ".json");
  }

  private Path reference(Origin origin, String revision) {
    return cache
        .resolve("refs")
        .resolve(origin.id())
        .resolve(URLEncoder.encode(revision, StandardCharsets.UTF_8));
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = Files.createDirectories(file.getParent());
    Path fresh = folder.resolve("." + UUID.randomUUID());
    Files.writeString(fresh, text);
    WholeFile.replace(fresh, file);
  }
}
