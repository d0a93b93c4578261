package io.lrbench.embedded.http;

import java.nio.file.Path;
import java.util.Optional;

/** Where a pod's log is; the node knows. */
public interface PodLogs {
  /** The file that the pod with this uid writes its log to, if it has begun to. */
  Optional<Path> file(String podUid);
}
