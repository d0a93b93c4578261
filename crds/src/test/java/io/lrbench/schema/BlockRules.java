package io.lrbench.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule;
import io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRuleBuilder;
import io.lrbench.api.DeepspeedBlock;
import io.lrbench.api.HuggingFaceBlock;
import io.lrbench.api.KerasBlock;
import io.lrbench.api.LearningRateFreeBlock;
import io.lrbench.api.Length;
import io.lrbench.api.LrbenchBlock;
import io.lrbench.api.PlateauBlock;
import io.lrbench.api.RangeTestBlock;
import io.lrbench.api.TimmBlock;
import io.lrbench.api.TorchBlock;
import io.lrbench.vocabulary.Signature;
import io.lrbench.vocabulary.Signatures;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rules "this type takes no such argument" and "this type needs it", from the one table. */
final class BlockRules {
  private static final Map<String, Class<? extends Record>> BLOCKS = new LinkedHashMap<>();
  private static final Set<Class<?>> NUMBERS =
      Set.of(Double.class, Integer.class, Long.class, Length.class);

  static {
    BLOCKS.put("lrbench", LrbenchBlock.class);
    BLOCKS.put("huggingface", HuggingFaceBlock.class);
    BLOCKS.put("torch", TorchBlock.class);
    BLOCKS.put("timm", TimmBlock.class);
    BLOCKS.put("keras", KerasBlock.class);
    BLOCKS.put("deepspeed", DeepspeedBlock.class);
    BLOCKS.put("plateau", PlateauBlock.class);
    BLOCKS.put("rangeTest", RangeTestBlock.class);
    BLOCKS.put("learningRateFree", LearningRateFreeBlock.class);
  }

  private BlockRules() {}

  /** Adds them to a policy or an entry of a composition, and to the blocks that it may hold. */
  static void addTo(JSONSchemaProps holder) {
    boolean grid = holder.getProperties().containsKey("grid");
    List<ValidationRule> rules = new ArrayList<>(holder.getXKubernetesValidations());
    BLOCKS.forEach(
        (name, type) -> {
          JSONSchemaProps block = holder.getProperties().get(name);
          if (block == null) {
            return;
          }
          Map<String, Signature> types = Signatures.of(type);
          List<ValidationRule> inner = new ArrayList<>(superfluous(type, types));
          inner.addAll(ExtraRules.of(name));
          block.setXKubernetesValidations(inner);
          rules.addAll(missing(name, type, types, grid));
          if (grid) {
            rules.add(axes(name, type));
          }
        });
    rules.add(ExtraRules.lowestRate(grid));
    holder.setXKubernetesValidations(rules);
  }

  private static List<ValidationRule> superfluous(
      Class<? extends Record> block, Map<String, Signature> types) {
    List<ValidationRule> rules = new ArrayList<>();
    for (String argument : arguments(block)) {
      List<String> takes = names(types, signature -> signature.takes(argument));
      List<String> refuses = names(types, signature -> !signature.takes(argument));
      if (refuses.isEmpty()) {
        continue;
      }
      boolean few = takes.size() <= refuses.size();
      rules.add(
          rule(
              "!has(self.%s) || %s"
                  .formatted(argument, few ? in("self", takes) : "!(" + in("self", refuses) + ")"),
              few ? "remove it: only for " + words(takes) : "remove it: not for " + words(refuses),
              "." + argument,
              "FieldValueForbidden"));
    }
    return rules;
  }

  private static List<ValidationRule> missing(
      String name, Class<? extends Record> block, Map<String, Signature> types, boolean grid) {
    List<ValidationRule> rules = new ArrayList<>();
    for (String argument : arguments(block)) {
      List<String> needs = names(types, signature -> signature.needs().contains(argument));
      List<String> others = names(types, signature -> !signature.needs().contains(argument));
      if (needs.isEmpty()) {
        continue;
      }
      String at = "self." + name;
      String free =
          others.isEmpty()
              ? ""
              : " || "
                  + (others.size() <= needs.size() ? in(at, others) : "!(" + in(at, needs) + ")");
      String gridded = grid && gridable(block, argument) ? " || " + inGrid(argument) : "";
      rules.add(
          rule(
              "!has(%s) || has(%s.%s)%s%s".formatted(at, at, argument, free, gridded),
              others.isEmpty()
                  ? "write it: needed by every type"
                  : others.size() <= needs.size()
                      ? "write it: needed by every type but " + words(others)
                      : "write it: needed by " + words(needs),
              "." + name + "." + argument,
              "FieldValueRequired"));
    }
    return rules;
  }

  private static ValidationRule axes(String name, Class<? extends Record> block) {
    List<String> numbers =
        arguments(block).stream().filter(argument -> gridable(block, argument)).toList();
    return rule(
        "!has(self.grid) || !has(self.%s) || self.grid.all(a, a in %s)"
            .formatted(name, list(numbers)),
        "in a grid over %s write only %s".formatted(name, words(numbers)),
        ".grid",
        "FieldValueInvalid");
  }

  /** CEL: whether the policy's grid gives the argument its values. */
  static String inGrid(String argument) {
    return "(has(self.grid) && '%s' in self.grid)".formatted(argument);
  }

  static ValidationRule rule(String rule, String message, String fieldPath, String reason) {
    return new ValidationRuleBuilder()
        .withRule(rule)
        .withMessage(message)
        .withFieldPath(fieldPath.isEmpty() ? null : fieldPath)
        .withReason(reason)
        .build();
  }

  private static boolean gridable(Class<? extends Record> block, String argument) {
    return Arrays.stream(block.getRecordComponents())
        .anyMatch(c -> c.getName().equals(argument) && NUMBERS.contains(c.getType()));
  }

  private static List<String> arguments(Class<? extends Record> block) {
    return Arrays.stream(block.getRecordComponents())
        .map(RecordComponent::getName)
        .filter(name -> !name.equals("type"))
        .toList();
  }

  private static List<String> names(Map<String, Signature> types, Predicate<Signature> predicate) {
    return types.entrySet().stream()
        .filter(type -> predicate.test(type.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String in(String at, List<String> types) {
    return types.size() == 1
        ? "%s.type == '%s'".formatted(at, types.get(0))
        : "%s.type in %s".formatted(at, list(types));
  }

  private static String list(List<String> words) {
    return words.stream().collect(Collectors.joining("', '", "['", "']"));
  }

  private static String words(List<String> words) {
    return String.join(", ", words);
  }
}
