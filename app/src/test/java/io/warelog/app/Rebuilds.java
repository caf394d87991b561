package io.warelog.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;

/** Has read models rebuilt, and looks after that. */
final class Rebuilds {

	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

	private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private Rebuilds() {
	}

	/** How a projection is. */
	static JsonNode projection(Api operator, String name) {
		return Json.stream(operator.get("/admin/projections").send().is(200).data())
			.filter((projection) -> Json.string(projection, "name").equals(name))
			.findFirst()
			.orElseThrow();
	}

	/** Rebuilds and waits until what was built is read. */
	static JsonNode rebuild(Api operator, String name) {
		int before = projection(operator, name).required("generation").intValue();
		operator.post("/admin/projections/" + name + "/rebuild").send().is(202);
		return until(operator, name, (projection) -> projection.required("generation").intValue() > before);
	}

	/** Waits until a projection is as wanted. */
	static JsonNode until(Api operator, String name, Predicate<JsonNode> wanted) {
		long deadline = System.nanoTime() + PATIENCE_NANOS;
		while (true) {
			JsonNode projection = projection(operator, name);
			if (wanted.test(projection)) {
				return projection;
			}
			if (System.nanoTime() - deadline > 0) {
				throw new AssertionError("Still " + projection);
			}
			LockSupport.parkNanos(LOOK_AGAIN_NANOS);
		}
	}

}
