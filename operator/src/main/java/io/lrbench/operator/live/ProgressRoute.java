package io.lrbench.operator.live;

import io.lrbench.operator.config.OperatorConfig;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Where trainers' reports come in: {@code POST /progress}, where an installation has it. */
@Singleton
public final class ProgressRoute {
  /** A pack of 500 trials needs half of it. */
  private static final int MOST_BYTES = 65_536;

  private static final int TAKEN = 204;

  private final OperatorConfig config;
  private final ProgressDesk desk;

  @Inject
  public ProgressRoute(OperatorConfig config, ProgressDesk desk) {
    this.config = config;
    this.desk = desk;
  }

  void addTo(@Observes Router router) {
    if (config.progress().url().isPresent()) {
      serve(router, desk);
    }
  }

  /** Adds the route. */
  public static void serve(Router router, ProgressDesk desk) {
    router
        .post("/progress")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
        .blockingHandler(request -> answer(request, desk), false);
  }

  private static void answer(RoutingContext request, ProgressDesk desk) {
    try {
      String body = request.body().asString();
      desk.take(Caller.of(request), body == null ? "" : body);
      request.response().setStatusCode(TAKEN).end();
    } catch (RefusedException e) {
      refuse(request, e);
    }
  }

  /** A refused connection is closed, so that the next request may reach another replica. */
  static void refuse(RoutingContext request, RefusedException refusal) {
    request
        .response()
        .setStatusCode(refusal.status())
        .putHeader("Connection", "close")
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(refusal.getMessage() + "\n");
  }
}
