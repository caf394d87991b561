package io.warelog.read.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages are put together of what was rendered before. */
class AnswersTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "'' | []", "{\"n\":1} | [{\"n\":1}]",
			"{\"n\":1} {\"n\":\"é\"} {} | [{\"n\":1},{\"n\":\"é\"},{}]" })
	void resourcesAreAnArray(String resources, String array) {
		assertThat(text(Answers.array(bytes(resources)))).isEqualTo(array);
	}

	@Test
	void aPageSaysWhereItIs() {
		assertThat(text(Answers.data(bytes("{\"n\":1} {}"), 7, 2, 4)))
			.isEqualTo("{\"data\":[{\"n\":1},{}],\"meta\":{\"total_count\":7,\"limit\":2,\"offset\":4}}");
		assertThat(text(Answers.data(List.of(), 0, 20, null, null)))
			.isEqualTo("{\"data\":[],\"meta\":{\"total_count\":0,\"limit\":20,\"offset\":null,\"next_cursor\":null}}");
		assertThat(text(Answers.growing(bytes("{}"), "c")))
			.isEqualTo("{\"data\":[{}],\"meta\":{\"next_cursor\":\"c\"}}");
	}

	private static List<byte[]> bytes(String resources) {
		return Stream.of(resources.split(" "))
			.filter((resource) -> !resource.isEmpty())
			.map((resource) -> resource.getBytes(StandardCharsets.UTF_8))
			.toList();
	}

	private static String text(byte[] json) {
		return new String(json, StandardCharsets.UTF_8);
	}

}
