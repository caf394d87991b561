package io.warelog.platform.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which keys may use a route: those with any of the scopes. On a handler method it
 * takes the place of what its class says. A route that has neither this nor {@link Open}
 * does not let the application start.
 */
@Documented
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

	/**
	 * The scopes, any of which suffices.
	 * @return at least one
	 */
	Scope[] value();

}
