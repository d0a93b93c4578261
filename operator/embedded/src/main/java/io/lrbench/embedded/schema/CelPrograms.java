package io.lrbench.embedded.schema;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiled CEL rules; the CEL library is loaded when the first rule is met. */
final class CelPrograms {
  private static final Map<String, CelRuntime.Program> COMPILED = new ConcurrentHashMap<>();

  private CelPrograms() {}

  /** Loaded with the first rule: half a second of class loading. */
  private static final class Environment {
    static final Cel CEL =
        CelFactory.legacyCelBuilder()
            .setOptions(CelOptions.current().build())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addCompilerLibraries(CelExtensions.strings(), CelExtensions.lists())
            .addRuntimeLibraries(CelExtensions.strings(), CelExtensions.lists())
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .build();

    private Environment() {}
  }

  static boolean holds(String rule, Map<String, Object> variables) throws CelEvaluationException {
    return Boolean.TRUE.equals(program(rule).eval(variables));
  }

  /** The text that an expression computes; empty if it computes none. */
  static String text(String expression, Map<String, Object> variables)
      throws CelEvaluationException {
    return program(expression).eval(variables) instanceof String text ? text : "";
  }

  /** The reason why an expression does not compile, or an empty text. */
  static String refusal(String rule) {
    try {
      program(rule);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static CelRuntime.Program program(String rule) {
    return COMPILED.computeIfAbsent(
        rule,
        text -> {
          try {
            return Environment.CEL.createProgram(Environment.CEL.compile(text).getAst());
          } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("compilation failed: " + e.getMessage(), e);
          }
        });
  }
}
