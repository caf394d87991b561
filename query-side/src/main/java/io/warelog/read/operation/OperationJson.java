package io.warelog.read.operation;

import java.time.temporal.ChronoUnit;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Read models as the operator sees them. */
final class OperationJson {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private OperationJson() {
	}

	static byte[] statuses(List<Status> statuses) {
		ArrayNode data = JsonNodeFactory.instance.arrayNode();
		statuses.forEach((status) -> data.add(status(status)));
		return JSON.writeValueAsBytes(object().set("data", data));
	}

	static byte[] wrapped(Status status) {
		return JSON.writeValueAsBytes(object().set("data", status(status)));
	}

	private static ObjectNode status(Status status) {
		ObjectNode json = object().put("name", status.name())
			.put("state", status.state().code())
			.put("generation", status.generation())
			.put("position", status.position())
			.put("lag", status.lag());
		Progress rebuild = status.rebuild();
		if (rebuild == null) {
			return json.putNull("rebuild");
		}
		json.set("rebuild",
				object().put("generation", rebuild.generation())
					.put("state", rebuild.failing() ? "failing" : "building")
					.put("started_at", rebuild.startedAt().truncatedTo(ChronoUnit.MILLIS).toString())
					.put("events_done", rebuild.done())
					.put("events_total", rebuild.total())
					.put("events_per_second", rebuild.perSecond())
					.put("seconds_left", rebuild.secondsLeft()));
		return json;
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

}
