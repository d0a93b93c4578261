package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Tokenised data by what went into it, in the folder {@code tokens} of a node's cache: the first
 * process that needs it tokenises, the others wait and map its file.
 */
public final class TokenCache {
  /** Keeps tokens as long as this process needs them. */
  static final TokenCache NONE = new TokenCache(Optional.empty(), false);

  private static final Object ONE_AT_A_TIME = new Object();

  private final Optional<Path> folder;
  private final boolean writable;

  private TokenCache(Optional<Path> folder, boolean writable) {
    this.folder = folder;
    this.writable = writable;
  }

  /**
   * @param cache the node's folder; of one that cannot be written only what is there is used
   */
  public static TokenCache in(Path cache) {
    Path folder = cache.resolve("tokens");
    try {
      return of(folder, Files.isWritable(Files.createDirectories(folder)));
    } catch (IOException e) {
      return Files.isDirectory(folder) ? of(folder, false) : NONE;
    }
  }

  static TokenCache of(Path folder, boolean writable) {
    return new TokenCache(Optional.of(folder), writable);
  }

  /** Writes all examples of a source. */
  @FunctionalInterface
  interface Tokenisation {
    void writeTo(TokenFileWriter writer) throws IOException;
  }

  /** The file of a key, made if it is not there or not whole. */
  TokenFile get(TokenKey key, Tokenisation tokenisation) {
    try {
      if (folder.isEmpty()) {
        return shortLived(key, tokenisation);
      }
      Path file = folder.get().resolve(key.hex());
      Optional<TokenFile> there = TokenFile.open(file, key.bytes());
      if (there.isPresent()) {
        return there.get();
      }
      return writable ? made(file, key, tokenisation) : shortLived(key, tokenisation);
    } catch (IOException e) {
      throw new InputException(
          folder.map(Path::toString).orElse("the folder for temporary files"),
          "room for tokens, four bytes each",
          e.toString(),
          "free some, or set LRBENCH_CACHE to another folder");
    }
  }

  /** A lock belongs to the process, so that its threads need one of their own. */
  private TokenFile made(Path file, TokenKey key, Tokenisation tokenisation) throws IOException {
    synchronized (ONE_AT_A_TIME) {
      Path lock = file.resolveSibling(key.hex() + ".lock");
      try (FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until the channel is closed
        Optional<TokenFile> meanwhile = TokenFile.open(file, key.bytes());
        if (meanwhile.isPresent()) {
          return meanwhile.get();
        }
        Path unfinished = Files.createTempFile(file.getParent(), key.hex() + ".", ".part");
        try {
          write(unfinished, key, tokenisation);
          WholeFile.replace(unfinished, file);
        } finally {
          Files.deleteIfExists(unfinished);
        }
        return TokenFile.open(file, key.bytes()).orElseThrow(() -> new IOException("torn " + file));
      }
    }
  }

  /** Without a cache the file lives as long as its mapping. */
  private static TokenFile shortLived(TokenKey key, Tokenisation tokenisation) throws IOException {
    Path file = Files.createTempFile("lrbench-tokens", null);
    try {
      write(file, key, tokenisation);
      return TokenFile.open(file, key.bytes()).orElseThrow(() -> new IOException("torn " + file));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void write(Path file, TokenKey key, Tokenisation tokenisation) throws IOException {
    try (TokenFileWriter writer = new TokenFileWriter(file)) {
      tokenisation.writeTo(writer);
      writer.finish(key.bytes());
    }
  }
}
