package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackResult;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trainer's command: environment in, exit code and files out. */
public final class PackCommand {
  /** Every trial has a result. */
  public static final int DONE = 0;

  /** Something that only the infrastructure can mend. */
  public static final int FAILED = 1;

  /** Something that only the user can mend. */
  public static final int USER_ERROR = 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * @param environment the process's
   * @param out progress goes here
   * @param err messages go here
   */
  public PackCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * Trains the pack of {@code LRBENCH_PACK}, or with {@code --describe} prints what it would train
   * on.
   *
   * @return the exit code
   */
  public int run(List<String> arguments) throws IOException, InterruptedException {
    boolean describe = arguments.equals(List.of("--describe"));
    OutputFiles output =
        new OutputFiles(
            Path.of(environment.getOrDefault("TERMINATION_LOG", "/dev/termination-log")),
            Optional.ofNullable(environment.get("LRBENCH_OUTPUT")).map(Path::of));
    try {
      Path files = Path.of(environment.getOrDefault("LRBENCH_FILES", ""));
      Pack pack =
          new Pack(
              PackReader.read(environment.get(PackReader.VARIABLE)),
              files.toAbsolutePath(),
              output,
              new ProgressLines(out));
      if (describe) {
        out.println(JSON.writeValueAsString(pack.describe()));
        return DONE;
      }
      PackResult result = pack.run();
      output.answer(result);
      if (result.error() == null) {
        return DONE;
      }
      err.println(result.error());
      return USER_ERROR;
    } catch (InputException e) {
      err.println(e.getMessage());
      if (!describe) {
        output.answer(new PackResult(PackConfig.VERSION, null, List.of(), e.getMessage()));
      }
      return USER_ERROR;
    }
  }
}
