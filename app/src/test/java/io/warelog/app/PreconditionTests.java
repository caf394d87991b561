package io.warelog.app;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code ETag}, {@code If-Match} and {@code If-None-Match}. */
@OverHttp
class PreconditionTests {

	private final Merchant merchant = Merchant.fresh();

	private final String path = this.merchant.createsAt();

	@Test
	void anEtagIsTheVersionAndADigest() {
		Answer read = this.merchant.admin().get(this.path).send().is(200);

		assertThat(read.etag()).matches("\"" + read.data().required("version").longValue() + "-[^\"\\s]+\"");
	}

	@Test
	void anEtagChangesWithTheProductAndOnlyThen() {
		String first = etag();
		assertThat(etag()).isEqualTo(first);

		String answered = this.merchant.admin().patch(this.path, "{\"price\":11}").send().is(200).etag();

		assertThat(answered).isNotEqualTo(first).isEqualTo(etag());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			PATCH  |            | {"name":"Other"} | 200
			POST   | /archive   |                  | 200
			POST   | /unarchive |                  | 200
			POST   | /revert    | {"to":1}         | 200
			DELETE |            |                  | 204
			""")
	void aWriteGoesThroughOnlyOnTheVersionItNames(String method, String suffix, String body, int status) {
		String old = etag();
		this.merchant.admin().patch(this.path, "{\"price\":11}").send().is(200);
		Answer current = this.merchant.admin().get(this.path).send();

		Answer refusal = write(method, suffix, body).ifMatch(old).send().isProblem(412);

		assertThat(refusal.json().required("current_version")).isEqualTo(current.data().required("version"));
		assertThat(this.merchant.reads(this.path)).isEqualTo(current.data());
		write(method, suffix, body).ifMatch(current.etag()).send().is(status);
	}

	private Request write(String method, String suffix, String body) {
		String address = (suffix != null) ? this.path + suffix : this.path;
		return switch (method) {
			case "PATCH" -> this.merchant.admin().patch(address, body);
			case "POST" ->
				(body != null) ? this.merchant.admin().post(address, body) : this.merchant.admin().post(address);
			default -> this.merchant.admin().delete(address);
		};
	}

	@Test
	void aWriteComparesTheVersionAndNotTheDigest() {
		long version = this.merchant.reads(this.path).required("version").longValue();

		this.merchant.admin()
			.patch(this.path, "{\"price\":11}")
			.ifMatch("\"" + version + "-0000000000000000\"")
			.send()
			.is(200);
	}

	@Test
	void aWriteMayNameSeveralVersionsOrAny() {
		String old = etag();
		this.merchant.admin().patch(this.path, "{\"price\":11}").send().is(200);

		this.merchant.admin().patch(this.path, "{\"price\":12}").ifMatch(old + ", " + etag()).send().is(200);
		this.merchant.admin().patch(this.path, "{\"price\":13}").ifMatch("*").send().is(200);
	}

	@Test
	void aStaleWriteIsRefusedAlsoWhenItWouldChangeNothing() {
		String old = etag();
		this.merchant.admin().patch(this.path, "{\"price\":11}").send().is(200);

		this.merchant.admin().patch(this.path, "{\"price\":11}").ifMatch(old).send().isProblem(412);
	}

	@Test
	void aReadOfWhatIsKnownAnswersOnlySo() {
		String etag = etag();

		Answer unchanged = this.merchant.admin().get(this.path).ifNoneMatch(etag).send().is(304);

		assertThat(unchanged.body()).isEmpty();
		assertThat(unchanged.etag()).isEqualTo(etag);
		for (String etags : List.of("W/" + etag, "\"0-x\", " + etag, "*")) {
			this.merchant.admin().get(this.path).ifNoneMatch(etags).send().is(304);
		}
	}

	@Test
	void aReadComparesTheWholeEtag() {
		long version = this.merchant.reads(this.path).required("version").longValue();

		this.merchant.admin().get(this.path).ifNoneMatch("\"" + version + "-0000000000000000\"").send().is(200);
	}

	@Test
	void aReadOfWhatHasChangedAnswersIt() {
		String old = etag();
		this.merchant.admin().patch(this.path, "{\"price\":11}").send().is(200);

		Answer read = this.merchant.admin().get(this.path).ifNoneMatch(old).send().is(200);

		assertThat(Json.decimal(read.data(), "price")).isEqualByComparingTo("11");
	}

	@Test
	void of50ChangesOfOneVersionOneWins() {
		String etag = etag();

		List<Answer> answers = Parallel.run(50,
				(i) -> this.merchant.admin().patch(this.path, Json.object("name", "Winner " + i)).ifMatch(etag).send());

		List<Answer> winners = answers.stream().filter((answer) -> answer.status() == 200).toList();
		assertThat(winners).hasSize(1);
		assertThat(this.merchant.reads(this.path)).isEqualTo(winners.getFirst().data());
		for (Answer answer : answers) {
			if (answer != winners.getFirst()) {
				answer.isProblem(412);
				assertThat(answer.json().required("current_version"))
					.isEqualTo(winners.getFirst().data().required("version"));
			}
		}
	}

	private String etag() {
		return this.merchant.admin().get(this.path).send().is(200).etag();
	}

}
