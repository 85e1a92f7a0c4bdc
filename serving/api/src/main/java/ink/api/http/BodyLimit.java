package ink.api.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many bytes a route's body may have; {@value #DEFAULT} without this mark. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {
  /** 64 KiB. */
  int DEFAULT = 64 * 1024;

  int value();
}
