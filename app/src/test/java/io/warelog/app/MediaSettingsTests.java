package io.warelog.app;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.warelog.media.store.MediaLocation;
import io.warelog.write.eventstore.EventsLocation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine.ParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The settings that say where images are kept. */
class MediaSettingsTests {

	@TempDir
	private Path directory;

	@Test
	void aBucketIsReachedAsTheVariablesAndOptionsSay() {
		Map<String, String> variables = new HashMap<>(ImageBucket.credentials());
		variables.put("AWS_REGION", "us-west-2");
		variables.put("WARELOG_MEDIA", "s3://images/shop");
		// nobody listens there, and nobody has to for a URL to be signed
		variables.put("WARELOG_MEDIA_ENDPOINT", "http://s3.localhost:9");
		variables.put("WARELOG_MEDIA_REGION", "eu-central-1");
		variables.put("WARELOG_MEDIA_PATH_STYLE", "false");
		WarelogProcess process = WarelogProcess.run(variables, "serve", "--port=0", "--data=" + this.directory,
				"--media-region=eu-west-3");
		try {
			Api api = process.operator(this.directory);
			String product = Json.string(api.post("/products", Merchant.mug()).send().is(201).data(), "product_id");
			URI url = URI
				.create(Json.string(api.request("PUT", "/products/" + product + "/images", BodyPublishers.noBody())
					.send()
					.is(200)
					.data(), "url"));

			assertThat(url.toString()).startsWith("http://images.s3.localhost:9/shop/");
			assertThat(url.getQuery()).contains("/eu-west-3/s3/aws4_request");
		}
		finally {
			process.kill();
		}
	}

	@ParameterizedTest
	@CsvSource({ ",,,false", "http://s3.example,,,true", "http://s3.example,auto,false,false", ",eu-west-3,true,true",
			"http://s3.example,,true,true", ",,false,false" })
	void theBucketIsInThePathWhenThatIsSaidOrWithAnEndpoint(@Nullable String endpoint, @Nullable String region,
			@Nullable Boolean pathStyle, boolean expected) {
		EventsLocation events = new EventsLocation.InFile(this.directory.resolve("events.db"));
		Settings settings = new Settings("127.0.0.1", 0, this.directory, new Sides(true, true), events, Settings.SQLITE,
				null, "s3://images/shop", endpoint, region, pathStyle, null, null, null);

		assertThat(settings.mediaLocation()).isEqualTo(new MediaLocation.InS3("images", "shop/",
				(endpoint != null) ? URI.create(endpoint) : null, region, expected));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--media=pictures    | --media-region=eu-west-3          | --media-region is only for images in S3
			--media=pictures    | --media-path-style=true           | --media-path-style is only for images in S3
			--media=pictures    | --media-endpoint=http://127.0.0.1 | --media-endpoint is only for images in S3
			--media=s3://images | --media-region=EU (Paris)         | --media-region must be a region
			--media=s3://images | --media-path-style=yes            | --media-path-style must be true or false
			--media=s3://images | --media-endpoint=s3.example       | --media-endpoint must be an http or https URL
			--media=s3://I      | --media-region=eu-west-3          | --media: Images in S3 are kept at s3://bucket
			""")
	void whatCannotBeMeantIsRefusedBeforeAnythingIsMade(String media, String further, String told) {
		Path data = this.directory.resolve("data");

		assertThatExceptionOfType(ParameterException.class)
			.isThrownBy(() -> Warelog.start(new String[] { "serve", "--port=0", "--data=" + data, media, further }))
			.withMessageStartingWith(told)
			.withMessageContaining("--help");
		assertThat(data).doesNotExist();
	}

}
