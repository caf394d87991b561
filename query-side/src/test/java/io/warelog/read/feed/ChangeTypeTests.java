package io.warelog.read.feed;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The types of the feed are a promise, and described in both documents. */
class ChangeTypeTests {

	private static final List<String> TYPES = List.of("io.warelog.product.created", "io.warelog.product.updated",
			"io.warelog.product.archived", "io.warelog.product.unarchived", "io.warelog.product.deleted",
			"io.warelog.product.restored");

	@Test
	void theyAreThese() {
		assertThat(Arrays.stream(ChangeType.values()).map(ChangeType::text)).containsExactlyElementsOf(TYPES);
	}

	@Test
	void theAsyncApiDocumentNamesThem() {
		JsonNode document = JsonMapper.builder().build().readTree(new AsyncApiRoute().asyncApi().getBody());

		assertThat(document.at("/components/schemas/productChangeEvent/properties/type/enum").valueStream())
			.extracting(JsonNode::stringValue)
			.containsExactlyElementsOf(TYPES);
	}

}
