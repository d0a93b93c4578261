package io.lrbench.operator.gitops;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Judges a benchmark by the shipped expressions as Flux does.
 *
 * @see <a
 *     href="https://github.com/fluxcd/pkg/blob/main/runtime/cel/status_evaluator.go">status_evaluator.go</a>
 */
final class Flux {
  private record Expression(String name, String verdict) {}

  /** In Flux's order. */
  private static final List<Expression> EXPRESSIONS =
      List.of(
          new Expression("inProgress", "InProgress"),
          new Expression("failed", "Failed"),
          new Expression("current", "Current"));

  private static final Cel CEL =
      CelFactory.plannerCelBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("metadata", SimpleType.DYN)
          .addVar("spec", SimpleType.DYN)
          .addVar("status", SimpleType.DYN)
          .build();

  private Flux() {}

  static String judge(Map<String, Object> object) throws IOException, CelException {
    Map<?, ?> status = (Map<?, ?>) object.get("status");
    Object observed = status.get("observedGeneration");
    Object generation = ((Map<?, ?>) object.get("metadata")).get("generation");
    if (observed != null && !Objects.equals(observed, generation)) {
      return "InProgress";
    }
    for (Expression expression : EXPRESSIONS) {
      Object answer =
          CEL.createProgram(CEL.compile(Shipped.expression(expression.name())).getAst())
              .eval(object);
      if (answer.equals(true)) {
        return expression.verdict();
      }
    }
    return "InProgress";
  }
}
