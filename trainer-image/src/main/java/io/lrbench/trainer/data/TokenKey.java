package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/** What tokens depend on, as one SHA-256: contents of files, never their names or places. */
record TokenKey(byte[] bytes) {
  /** Raise it with every change of what is made of the same files. */
  private static final String VERSION = "lrbench-tokens-2";

  private static final int PIECE = 1 << 20;

  /** Of the model's folder; most models lack some. */
  private static final List<String> MODEL_FILES =
      List.of(
          "tokenizer.json",
          "tokenizer_config.json",
          "chat_template.jinja",
          "config.json",
          "generation_config.json");

  static TokenKey of(LanguageData.Source source, Split split, Tokens tokens) {
    Digest digest = new Digest();
    text(digest, VERSION);
    text(digest, source.format().toString());
    text(digest, source.isStream() ? "stream" : "rows");
    digest.add(source.limit(), tokens.maxLength(), tokens.vocabulary());
    for (String name : MODEL_FILES) {
      Path file = tokens.model().resolve(name);
      digest.add(Files.exists(file) ? 1 : 0);
      if (Files.exists(file)) {
        file(digest, file);
      }
    }
    for (Path file : split.files(source.file())) {
      text(digest, source.isStream() ? "" : RowFormat.of(file).map(Enum::name).orElse(""));
      file(digest, file);
    }
    return new TokenKey(digest.bytes());
  }

  String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  private static void text(Digest digest, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    digest.add(utf8.length);
    digest.add(utf8);
  }

  private static void file(Digest digest, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      digest.add(Files.size(file));
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        digest.add(piece);
      }
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable file", e.toString(), "check dataset.uri");
    }
  }
}
