package io.lrbench.trainer.bench;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.engine.TorchRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Measures and prints a Markdown table. */
public final class Main {
  private static final Logger ENGINE = Logger.getLogger("ai.djl");

  private Main() {}

  /** See {@link BenchOptions#USAGE}. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ENGINE.setLevel(Level.WARNING);
    if (List.of(arguments).contains("--help")) {
      System.out.println(BenchOptions.USAGE);
      return;
    }
    try {
      Path shared = Path.of(System.getProperty("io.lrbench.home", ""), "..", "shared");
      BenchOptions options =
          BenchOptions.of(List.of(arguments), shared.toAbsolutePath().normalize());
      try (Bench bench = new Bench(options, Main::tell)) {
        String table = bench.run();
        System.out.println(
            TorchRuntime.version()
                + " on "
                + TorchRuntime.device()
                + ", "
                + options.rounds()
                + " rounds\n");
        System.out.println(table);
      }
    } catch (InputException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void tell(String line) {
    System.err.println(line);
  }
}
