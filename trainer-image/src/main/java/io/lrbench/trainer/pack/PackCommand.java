package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.ExitCode;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackResult;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.engine.TorchRuntime;
import io.lrbench.trainer.fetch.UnreachableException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The trainer's command: environment in, exit code and files out. */
public final class PackCommand {
  /** The variable that names a folder which outlives the process; checkpoints go there. */
  public static final String CHECKPOINTS = "LRBENCH_CHECKPOINTS";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;
  private final BooleanSupplier stop;

  /** A command that runs to its end. */
  public PackCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
    this(environment, out, err, () -> false);
  }

  /**
   * @param environment the process's
   * @param out progress goes here
   * @param err messages go here
   * @param stop whether the process was asked to end; looked at before every update
   */
  public PackCommand(
      Map<String, String> environment, PrintStream out, PrintStream err, BooleanSupplier stop) {
    this.environment = environment;
    this.out = out;
    this.err = err;
    this.stop = stop;
  }

  /**
   * Trains the pack of {@code LRBENCH_PACK}; with {@code --describe} prints what it would train on;
   * with {@code --fetch} answers with that, so that the cache holds what its pods will read.
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
      Optional<CurvePush> curves = describe ? Optional.empty() : CurvePush.of(environment);
      PackConfig config = PackReader.read(environment.get(PackReader.VARIABLE));
      Pack pack =
          new Pack(
              config,
              output,
              new ProgressLines(
                  out,
                  config.model().builtin() == null ? "tokens" : "images",
                  TorchRuntime::memory,
                  describe ? Optional.empty() : ProgressPush.of(environment),
                  curves),
              Surroundings.of(environment, stop, out, err));
      if (describe) {
        out.println(JSON.writeValueAsString(pack.describe()));
        return ExitCode.DONE;
      }
      if (arguments.equals(List.of("--fetch"))) {
        output.answer(new PackResult(PackConfig.VERSION, pack.describe(), List.of(), null));
        return ExitCode.DONE;
      }
      int code = train(config, pack, output);
      if (code != ExitCode.STOPPED) {
        curves.ifPresent(CurvePush::flush);
      }
      return code;
    } catch (InputException e) {
      err.println(e.getMessage());
      if (!describe) {
        output.answer(new PackResult(PackConfig.VERSION, null, List.of(), e.getMessage()));
      }
      return ExitCode.USER_ERROR;
    } catch (UnreachableException e) {
      err.println(e.getMessage());
      if (!describe) {
        output.explain(e.getMessage());
      }
      return ExitCode.FAILED;
    }
  }

  private int train(PackConfig config, Pack pack, OutputFiles output)
      throws IOException, InterruptedException {
    try {
      Pack.Ending ending = pack.run();
      output.answer(ending.result());
      if (ending.result().error() != null) {
        err.println(ending.result().error());
      }
      if (ending.stopped()) {
        return ExitCode.STOPPED;
      }
      return ending.result().error() == null ? ExitCode.DONE : ExitCode.USER_ERROR;
    } catch (RuntimeException | OutOfMemoryError e) {
      Optional<String> advice = MemoryAdvice.of(config, e);
      if (advice.isEmpty()) {
        throw e;
      }
      err.println(advice.get());
      if (!pack.hasAnswered()) {
        output.explain(advice.get());
      }
      return ExitCode.OUT_OF_MEMORY;
    }
  }
}
