package io.lrbench.operator.live;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where curves come in, {@code POST /curves}, and are read, {@code GET
 * /curves/NAMESPACE/NAME/TRIAL}, where an installation keeps them. However many pods there are, at
 * most 32 bodies of 128 KiB are in memory.
 */
@Singleton
public final class CurveRoute {
  static final int MOST_BYTES = 131_072;
  static final int MOST_AT_ONCE = 32;

  private static final long PATIENCE_MILLIS = 10_000;
  private static final long SWEEP_MILLIS = 60_000;

  private final CurveDesk desk;
  private final Vertx vertx;

  @Inject
  public CurveRoute(CurveDesk desk, Vertx vertx) {
    this.desk = desk;
    this.vertx = vertx;
  }

  void addTo(@Observes Router router) {
    if (desk.isOpen()) {
      serve(router, desk);
      vertx.setPeriodic(
          SWEEP_MILLIS,
          timer ->
              vertx.executeBlocking(
                  () -> {
                    desk.sweep();
                    return null;
                  }));
    }
  }

  /** Adds the routes. */
  public static void serve(Router router, CurveDesk desk) {
    AtomicInteger present = new AtomicInteger();
    router.post("/curves").handler(TimeoutHandler.create(PATIENCE_MILLIS));
    router.post("/curves").handler(request -> enter(request, present));
    router
        .post("/curves")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
        .blockingHandler(request -> take(request, desk), false);
    router
        .get("/curves/:namespace/:name/:trial")
        .blockingHandler(request -> give(request, desk), false);
  }

  /** Before anything of a body is read. */
  private static void enter(RoutingContext request, AtomicInteger present) {
    request.addEndHandler(ended -> present.decrementAndGet());
    if (present.incrementAndGet() > MOST_AT_ONCE) {
      ProgressRoute.refuse(
          request,
          new RefusedException(
              RefusedException.UNAVAILABLE, "too many tell curves at once; try again later"));
    } else {
      request.next();
    }
  }

  private static void take(RoutingContext request, CurveDesk desk) {
    try {
      String body = request.body().asString();
      JsonObject next = new JsonObject();
      desk.take(Caller.of(request), body == null ? "" : body).forEach(next::put);
      request.json(new JsonObject().put("next", next));
    } catch (RefusedException e) {
      ProgressRoute.refuse(request, e);
    }
  }

  private static void give(RoutingContext request, CurveDesk desk) {
    try {
      ResourceID benchmark =
          new ResourceID(request.pathParam("name"), request.pathParam("namespace"));
      Path file = desk.read(Caller.of(request), benchmark, request.pathParam("trial"));
      request.response().putHeader("Content-Type", "text/csv").sendFile(file.toString());
    } catch (RefusedException e) {
      ProgressRoute.refuse(request, e);
    }
  }
}
