package io.lrbench.trainer.data;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import io.lrbench.trainer.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jinjava.javax.el.CompositeELResolver;

/**
 * A Jinja template by Jinjava, with what Python has and Jinjava lacks: methods of strings, JSON as
 * Python writes it, whitespace as Jinja trims it.
 */
final class JinjaTemplate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final TypeReference<Map<String, Object>> COLUMNS = new TypeReference<>() {};

  /** Jinjava would leave out the condition without a word. */
  private static final Pattern CONDITIONAL_LOOP =
      Pattern.compile(
          "\\{%\\s*for\\s(?:(?!%\\}|\\belse\\b).)*\\sif\\s(?:(?!%\\}|\\belse\\b).)*%\\}");

  private static final Jinjava CHAT = engine(false);
  private static final Jinjava PROMPT = engine(true);

  private final String where;
  private final Jinjava engine;
  private final String source;

  private JinjaTemplate(String where, Jinjava engine, String source) {
    if (CONDITIONAL_LOOP.matcher(source).find()) {
      throw new InputException(
          where,
          "loops without a condition",
          "for ... in ... if ...",
          "write the if as a block in the loop");
    }
    this.where = where;
    this.engine = engine;
    this.source = source;
  }

  /** A chat template, with the settings of transformers: unknown names are undefined. */
  static JinjaTemplate chat(String where, String source) {
    return new JinjaTemplate(where, CHAT, JinjaSource.trimmed(source));
  }

  /** A template over a row's columns; unknown names are refused, and every line break counts. */
  static JinjaTemplate prompt(String where, String source) {
    return new JinjaTemplate(where, PROMPT, JinjaSource.exact(source));
  }

  private static Jinjava engine(boolean strict) {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new PythonStrings());
    resolver.add(JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_ONLY);
    Jinjava jinjava =
        new Jinjava(
            JinjavaConfig.newBuilder()
                .withNestedInterpretationEnabled(false)
                .withFailOnUnknownTokens(strict)
                .withElResolver(resolver)
                .withLegacyOverrides(
                    LegacyOverrides.newBuilder()
                        .withEvaluateMapKeys(true)
                        .withIterateOverMapKeys(true)
                        .withUsePyishObjectMapper(true)
                        .withKeepNullableLoopValues(true)
                        .build())
                .build());
    jinjava.getGlobalContext().registerFilter(new PythonJson());
    jinjava.getGlobalContext().registerTag(new GenerationTag());
    jinjava
        .getGlobalContext()
        .registerFunction(
            new ELFunctionDefinition(
                "", "raise_exception", ChatFunctions.class, "raiseException", String.class));
    return jinjava;
  }

  /** Whether assistant's text stands in generation tags. */
  boolean marksGeneration() {
    return GenerationTag.isIn(source);
  }

  /** Renders a row's columns. */
  String render(Row row) {
    Map<String, Object> columns = JSON.convertValue(row.fields(), COLUMNS);
    return render(row.place(), columns, "; the row's columns are " + columns.keySet());
  }

  /** Renders, and tells what stood in generation tags. */
  ChatText renderMarked(String place, Map<String, ?> values) {
    String marked = render(place, values, "");
    StringBuilder text = new StringBuilder();
    List<ChatText.Turn> turns = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (c == GenerationTag.BEGIN) {
        from = text.length();
      } else if (c == GenerationTag.END) {
        turns.add(new ChatText.Turn(from, text.length()));
      } else {
        text.append(c);
      }
    }
    return new ChatText(text.toString(), turns);
  }

  private String render(String place, Map<String, ?> values, String known) {
    RenderResult result = engine.renderForResult(source, values);
    if (result.hasErrors()) {
      TemplateError error = result.getErrors().get(0);
      throw new InputException(
          where,
          "a Jinja template that can be rendered",
          ChatFunctions.reason(error) + " at " + place + known,
          "correct the row or the template");
    }
    return result.getOutput();
  }
}
