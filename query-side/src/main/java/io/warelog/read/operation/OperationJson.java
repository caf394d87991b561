package io.warelog.read.operation;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import io.warelog.read.projection.DeadLetter;
import io.warelog.read.projection.Retried;
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
			.put("lag", status.lag())
			.put("parked_products", status.parkedProducts())
			.put("parked_events", status.parkedEvents());
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
					.put("seconds_left", rebuild.secondsLeft())
					.put("parked_products", rebuild.parkedProducts()));
		return json;
	}

	static byte[] letter(DeadLetter letter) {
		return JSON.writeValueAsBytes(object().put("dead_letter_id", letter.product() + "-" + letter.sequence())
			.put("product_id", letter.product().toString())
			.put("merchant_id", letter.merchant().toString())
			.put("event", letter.event())
			.put("version", letter.sequence() + 1)
			.put("position", letter.position())
			.put("at", letter.at().truncatedTo(ChronoUnit.MILLIS).toString())
			.put("cause", letter.cause())
			.put("heals_by", letter.healing().name().toLowerCase(Locale.ROOT)));
	}

	static byte[] retried(Retried retried) {
		return JSON.writeValueAsBytes(object().set("data",
				object().put("applied", retried.applied()).put("left", retried.left()).put("cause", retried.cause())));
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

}
