package io.lrbench.operator.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.ExitCode;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the trainer what a benchmark's model and data are, before any trial starts. */
public final class InputCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How the trainer's lines begin that a user should see. */
  private static final String NOTICE = "{\"notice\"";

  /** Where a message begins with a field. */
  private static final Pattern FIELD =
      Pattern.compile("(?m)^(model|dataset|training|evaluation|objective|policies)(?=[.:\\[])");

  /**
   * What came out.
   *
   * @param facts about model and data; null where they are wrong
   * @param problem what the user has to change; null where nothing
   */
  public record Answer(PackFacts facts, String problem) {
    public Optional<String> refusal() {
      return Optional.ofNullable(problem);
    }
  }

  private InputCheck() {}

  /**
   * Starts a trainer that reads the inputs and trains nothing.
   *
   * @param files the folder of relative {@code file:} URIs
   * @param notices told what the trainer waits for, as it says so
   * @throws IOException the trainer could not be started, or broke
   */
  public static Answer ask(
      Installation installation, PackConfig pack, Path files, Consumer<String> notices)
      throws IOException, InterruptedException {
    RunFolder folder = RunFolder.create();
    Path messages = folder.folder().resolve("messages");
    try {
      ProcessBuilder builder = new ProcessBuilder(installation.trainerCommand("--describe"));
      builder.environment().putAll(installation.trainerEnvironment(files));
      builder.environment().put("LRBENCH_PACK", JSON.writeValueAsString(pack));
      builder.redirectError(messages.toFile());
      Process trainer = builder.start();
      String last;
      try {
        trainer.getOutputStream().close();
        last = lastLine(trainer.getInputStream(), notices);
      } finally {
        trainer.destroy();
      }
      return answer(
          trainer.waitFor(), last, Files.readString(messages, StandardCharsets.UTF_8).strip());
    } finally {
      folder.remove();
    }
  }

  /** Passes on what there is to know on the way. */
  static String lastLine(InputStream printed, Consumer<String> notices) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8));
    String last = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(NOTICE)) {
        notices.accept(JSON.readTree(line).path("notice").asText());
      }
      last = line;
    }
    return last;
  }

  /** The trainer knows a part of the benchmark; the user, the whole. */
  static String inSpec(String messages) {
    return FIELD.matcher(messages).replaceAll("spec.$0");
  }

  private static String withoutFrames(String messages) {
    return messages
        .lines()
        .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t... "))
        .collect(Collectors.joining("\n"));
  }

  private static Answer answer(int exitCode, String last, String messages) throws IOException {
    if (exitCode == ExitCode.USER_ERROR) {
      return new Answer(null, inSpec(messages));
    }
    if (exitCode != 0) {
      throw new IOException(
          messages.isEmpty()
              ? "the trainer ended with exit code " + exitCode
              : inSpec(withoutFrames(messages)));
    }
    try {
      return new Answer(JSON.readValue(last, PackFacts.class), null);
    } catch (JsonProcessingException e) {
      throw new IOException("the trainer described its inputs as \"" + last + "\"", e);
    }
  }
}
