package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process that stands for a pod's container: command, environment and folder. */
record ContainerPlan(List<String> command, Map<String, String> environment, Path directory) {
  /** What a container takes over from this process. */
  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "JAVA_HOME", "TZ");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][\\w.-]*)\\)");

  /** Why a pod cannot run here; empty if it can. */
  static Optional<String> refusal(Pod pod, NodeOptions options) {
    List<Container> containers = pod.getSpec().getContainers();
    if (containers.size() != 1 || !pod.getSpec().getInitContainers().isEmpty()) {
      return Optional.of(
          "the local node runs pods of exactly one container and no init containers; this one has "
              + containers.size()
              + " and "
              + pod.getSpec().getInitContainers().size());
    }
    Container container = containers.get(0);
    for (EnvVar variable : container.getEnv()) {
      if (variable.getValueFrom() != null
          && variable.getValueFrom().getFieldRef() == null
          && variable.getValueFrom().getSecretKeyRef() == null) {
        return Optional.of(
            "env "
                + variable.getName()
                + ": the local node knows valueFrom.fieldRef and secretKeyRef only; write a value"
                + " instead");
      }
    }
    boolean named = !container.getCommand().isEmpty();
    return named || options.images().containsKey(container.getImage())
        ? Optional.empty()
        : Optional.of(
            "the local node has no image \""
                + container.getImage()
                + "\"; it knows "
                + options.images().keySet()
                + ", or give the container a command");
  }

  static ContainerPlan of(
      Pod pod,
      NodeOptions options,
      Secrets secrets,
      Map<String, String> own,
      Path fallbackDirectory) {
    Container container = pod.getSpec().getContainers().get(0);
    Map<String, String> environment = new LinkedHashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (INHERITED.contains(name)) {
                environment.put(name, value);
              }
            });
    environment.putAll(options.environment());
    for (EnvVar variable : container.getEnv()) {
      SecretKeySelector secret =
          variable.getValueFrom() == null ? null : variable.getValueFrom().getSecretKeyRef();
      if (secret == null) {
        environment.put(variable.getName(), value(variable, pod, environment));
      } else {
        secrets
            .value(pod.getMetadata().getNamespace(), secret)
            .ifPresent(value -> environment.put(variable.getName(), value));
      }
    }
    environment.putAll(own);
    List<String> command =
        new ArrayList<>(
            container.getCommand().isEmpty()
                ? options.images().get(container.getImage())
                : expanded(container.getCommand(), environment));
    command.addAll(expanded(container.getArgs(), environment));
    String directory = container.getWorkingDir();
    return new ContainerPlan(
        List.copyOf(command),
        Map.copyOf(environment),
        directory == null ? fallbackDirectory : Path.of(directory));
  }

  private static List<String> expanded(List<String> texts, Map<String, String> environment) {
    return texts.stream().map(text -> expand(text, environment)).toList();
  }

  private static String value(EnvVar variable, Pod pod, Map<String, String> environment) {
    if (variable.getValueFrom() == null) {
      return expand(variable.getValue() == null ? "" : variable.getValue(), environment);
    }
    return switch (variable.getValueFrom().getFieldRef().getFieldPath()) {
      case "metadata.name" -> pod.getMetadata().getName();
      case "metadata.namespace" -> pod.getMetadata().getNamespace();
      case "metadata.uid" -> pod.getMetadata().getUid();
      case "spec.nodeName" -> NodeOptions.NODE_NAME;
      default -> "127.0.0.1";
    };
  }

  /** Replaces {@code $(NAME)} by the variable's value; unknown names stay, {@code $$} is one $. */
  static String expand(String text, Map<String, String> environment) {
    Matcher matcher = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      String value = name == null ? "$" : environment.getOrDefault(name, matcher.group());
      matcher.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(out).toString();
  }
}
