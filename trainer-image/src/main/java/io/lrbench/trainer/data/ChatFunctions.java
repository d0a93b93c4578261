package io.lrbench.trainer.data;

import com.hubspot.jinjava.interpret.TemplateError;

/** Functions that transformers gives to chat templates. */
public final class ChatFunctions {
  private ChatFunctions() {}

  /** Ends the rendering with the template's own message. */
  public static String raiseException(String message) {
    throw new Refused(message);
  }

  /** What a template or the engine complained about. */
  static String reason(TemplateError error) {
    for (Throwable e = error.getException(); e != null; e = e.getCause()) {
      if (e instanceof Refused) {
        return e.getMessage();
      }
    }
    return String.valueOf(error.getMessage());
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
