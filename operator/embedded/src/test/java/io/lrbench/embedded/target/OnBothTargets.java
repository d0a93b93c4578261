package io.lrbench.embedded.target;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a test class that must pass on the embedded API and on a real cluster alike. Its
 * constructor or its methods take a {@link Cluster}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag(OnBothTargets.TAG)
@ExtendWith(ClusterTarget.class)
public @interface OnBothTargets {
  /** The tag that picks these tests: {@code -Dgroups=cluster}. */
  String TAG = "cluster";
}
