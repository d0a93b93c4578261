package io.lrbench.trainer.data;

import java.beans.FeatureDescriptor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;

/** The methods of Python's strings that chat templates call. */
final class PythonStrings extends ELResolver {
  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    if (!(base instanceof CharSequence text)) {
      return null;
    }
    List<String> given =
        arguments == null ? List.of() : Arrays.stream(arguments).map(String::valueOf).toList();
    Optional<Object> result = call(text.toString(), String.valueOf(method), given);
    result.ifPresent(value -> context.setPropertyResolved(true));
    return result.orElse(null);
  }

  private static Optional<Object> call(String text, String method, List<String> given) {
    boolean plain = given.isEmpty();
    return Optional.ofNullable(
        switch (method) {
          case "strip" ->
              plain ? PythonText.strip(text) : right(left(text, given.get(0)), given.get(0));
          case "lstrip" -> plain ? PythonText.stripLeading(text) : left(text, given.get(0));
          case "rstrip" -> plain ? PythonText.stripTrailing(text) : right(text, given.get(0));
          case "startswith" -> text.startsWith(given.get(0));
          case "endswith" -> text.endsWith(given.get(0));
          case "upper" -> text.toUpperCase(Locale.ROOT);
          case "lower" -> text.toLowerCase(Locale.ROOT);
          case "capitalize" -> PythonText.capitalized(text);
          case "replace" -> text.replace(given.get(0), given.get(1));
          case "split" -> plain ? PythonText.words(text) : split(text, given);
          default -> null;
        });
  }

  private static List<String> split(String text, List<String> given) {
    int most = given.size() > 1 ? Integer.parseInt(given.get(1)) + 1 : -1;
    String[] parts = text.split(Pattern.quote(given.get(0)), most);
    return new ArrayList<>(Arrays.asList(parts));
  }

  private static String left(String text, String characters) {
    int from = 0;
    while (from < text.length() && characters.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    return text.substring(from);
  }

  private static String right(String text, String characters) {
    int to = text.length();
    while (to > 0 && characters.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(0, to);
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return null;
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {}

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return null;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return null;
  }
}
