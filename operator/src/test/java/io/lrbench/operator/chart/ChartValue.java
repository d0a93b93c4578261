package io.lrbench.operator.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One value of the chart, as values.yaml tells it. An entry with a comment is a value; one without
 * only holds the values below it.
 *
 * @param path names from the top, with dots
 * @param standard its default, as JSON
 * @param comment what stands above it, as one line
 */
record ChartValue(String path, String standard, String comment) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern ENTRY = Pattern.compile("^( *)([A-Za-z]+):(.*)$");
  private static final Pattern COMMENT = Pattern.compile("^ *# ?(.*)$");
  private static final int INDENT = 2;

  /**
   * The values in their order.
   *
   * @throws AssertionError one has no comment
   */
  static List<ChartValue> read(String text) throws JsonProcessingException {
    JsonNode tree = YAML.readTree(text);
    List<ChartValue> values = new ArrayList<>();
    Deque<String> names = new ArrayDeque<>();
    StringBuilder comment = new StringBuilder();
    int valueDepth = Integer.MAX_VALUE;
    for (String line : text.lines().toList()) {
      Matcher entry = ENTRY.matcher(line);
      Matcher said = COMMENT.matcher(line);
      if (said.matches()) {
        comment.append(comment.isEmpty() ? "" : " ").append(said.group(1).strip());
      } else if (entry.matches() && entry.group(1).length() / INDENT <= valueDepth) {
        int depth = entry.group(1).length() / INDENT;
        while (names.size() > depth) {
          names.removeLast();
        }
        names.addLast(entry.group(2));
        String path = String.join(".", names);
        if (comment.isEmpty() && !entry.group(3).isBlank()) {
          throw new AssertionError("values.yaml: write a comment above " + path);
        }
        valueDepth = Integer.MAX_VALUE;
        if (!comment.isEmpty()) {
          valueDepth = depth;
          String standard = tree.at("/" + path.replace('.', '/')).toString();
          values.add(new ChartValue(path, standard, comment.toString()));
        }
        comment.setLength(0);
      }
    }
    return values;
  }
}
