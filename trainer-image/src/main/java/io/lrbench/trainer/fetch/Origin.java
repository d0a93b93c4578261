package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.util.List;

/** Something on a server that holds files, in versions. */
interface Origin {
  /** A name for folders of the cache, the same for every version. */
  String id();

  /** For messages. */
  String shown();

  /** The version that never changes and that the manifest names; empty where it may change. */
  String pinned();

  /** What is there now. */
  Listing list() throws IOException;

  /** What the server says about a file of the listing. */
  RemoteFile describe(Listing listing, String name) throws IOException;

  /**
   * Its bytes.
   *
   * @param from the first byte that is wanted
   */
  Body open(Listing listing, RemoteFile file, long from) throws IOException;

  /**
   * The files of one version.
   *
   * @param version that never changes, such as a commit; names a folder
   * @param names paths of all files
   */
  record Listing(String version, List<String> names) {
    public Listing {
      names = List.copyOf(names);
    }
  }
}
