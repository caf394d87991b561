package io.warelog.write.upload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.warelog.api.Streams;
import io.warelog.media.fetch.FetchRefusedException;
import io.warelog.media.fetch.Fetcher;
import io.warelog.platform.http.WebUris;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.write.commit.Commands;
import io.warelog.write.facts.Facts;
import io.warelog.write.upload.UploadCommand.RecordThumbnail;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks Vimeo where the thumbnails of its videos are, by oEmbed. Those of YouTube follow
 * from the ids of its videos.
 */
public final class VideoThumbnails {

	/** The site that is asked. */
	static final String SITE = "vimeo";

	private static final int MOST_BYTES = 64 * 1024;

	private static final Duration ASKING = Duration.ofSeconds(10);

	private final Commands commands;

	private final Facts facts;

	private final UploadFinishing finishing;

	private final Fetcher fetcher;

	private final String oEmbed;

	private final JsonMapper json = PayloadJson.mapper();

	/**
	 * Makes it.
	 * @param commands notes what is told
	 * @param facts of the log
	 * @param finishing knows who has made a product
	 * @param fetcher asks
	 * @param oEmbed where Vimeo is asked
	 */
	public VideoThumbnails(Commands commands, Facts facts, UploadFinishing finishing, Fetcher fetcher, String oEmbed) {
		this.commands = commands;
		this.facts = facts;
		this.finishing = finishing;
		this.fetcher = fetcher;
		this.oEmbed = oEmbed;
	}

	/**
	 * Looks whether a thumbnail is known.
	 * @param video what the site calls the video
	 * @return whether it is
	 */
	boolean knows(String video) {
		return this.facts.thumbnail(SITE, video).isPresent();
	}

	/**
	 * Asks for a thumbnail, unless it is known.
	 * @param video what the site calls the video
	 * @param product that shows it
	 * @return whether it is known now; if not, it may be at another time
	 */
	boolean ask(String video, UUID product) {
		if (knows(video)) {
			return true;
		}
		try {
			String about = URLEncoder.encode("https://vimeo.com/" + video, StandardCharsets.UTF_8);
			Optional<String> url = told(this.fetcher.get(this.oEmbed + "?url=" + about, MOST_BYTES, ASKING));
			url.ifPresent((found) -> this.commands.send(() -> new RecordThumbnail(SITE, video, found),
					this.finishing.begin(Streams.product(product)).intent()));
			return url.isPresent();
		}
		catch (FetchRefusedException untold) {
			return false;
		}
	}

	private Optional<String> told(byte[] answer) {
		try {
			JsonNode url = this.json.readTree(answer).path("thumbnail_url");
			return (url.isString() && WebUris.parse(url.stringValue()).isPresent()) ? Optional.of(url.stringValue())
					: Optional.empty();
		}
		catch (JacksonException none) {
			return Optional.empty();
		}
	}

}
