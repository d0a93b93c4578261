package io.lrbench.operator.cli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the trainer what a benchmark's model and data are, before any trial starts. */
public final class InputCheck {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int USER_ERROR = 2;

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
   * @throws IOException the trainer could not be started, or broke
   */
  public static Answer ask(Installation installation, PackConfig pack, Path files)
      throws IOException, InterruptedException {
    Path messages = Files.createTempFile("lrbench-inputs-", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(installation.trainerCommand("--describe"));
      builder.environment().putAll(installation.trainerEnvironment(files));
      builder.environment().put("LRBENCH_PACK", JSON.writeValueAsString(pack));
      builder.redirectError(messages.toFile());
      Process trainer = builder.start();
      String printed;
      try {
        trainer.getOutputStream().close();
        printed = new String(trainer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      } finally {
        trainer.destroy();
      }
      return answer(
          trainer.waitFor(), printed, Files.readString(messages, StandardCharsets.UTF_8).strip());
    } finally {
      Files.deleteIfExists(messages);
    }
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

  private static Answer answer(int exitCode, String printed, String messages) throws IOException {
    if (exitCode == USER_ERROR) {
      return new Answer(null, inSpec(messages));
    }
    if (exitCode != 0) {
      throw new IOException(
          "the trainer ended with exit code " + exitCode + ":\n" + withoutFrames(messages));
    }
    String last = printed.strip().lines().reduce("", (before, line) -> line);
    try {
      return new Answer(JSON.readValue(last, PackFacts.class), null);
    } catch (JsonProcessingException e) {
      throw new IOException("the trainer described its inputs as \"" + last + "\"", e);
    }
  }
}
