package io.lrbench.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;

/**
 * Reads a quantity and refuses what is none, where the model's own reader takes any text, which
 * fails whenever somebody computes with it.
 */
final class QuantityReader extends JsonDeserializer<Quantity> {
  /** Puts this reader in the place of the model's own. */
  @JsonDeserialize(using = QuantityReader.class)
  interface InPlace {}

  @Override
  public Quantity deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    String text = parser.currentToken().isScalarValue() ? parser.getText() : "no scalar";
    if (!Quantities.isOne(text)) {
      throw InvalidFormatException.from(parser, "no quantity", text, Quantity.class);
    }
    return Quantity.parse(text);
  }

  @Override
  public Quantity getNullValue(DeserializationContext context) throws JsonMappingException {
    throw InvalidFormatException.from(
        context.getParser(), "no quantity", "nothing", Quantity.class);
  }
}
