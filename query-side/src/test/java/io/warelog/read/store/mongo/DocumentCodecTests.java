package io.warelog.read.store.mongo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.warelog.read.store.Document;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Of what a server answers only the values that were asked for are made. */
class DocumentCodecTests {

	private static final byte[] BODY = "{\"name\":\"Mug\"}".getBytes(StandardCharsets.UTF_8);

	/** As the server sends it, with things in it that this cannot even read. */
	private static final RawBsonDocument SENT = new RawBsonDocument(new BsonDocument("_id", new BsonString("id"))
		.append("parts", new BsonDocument("deep", new BsonArray(List.of(new BsonString("never written")))))
		.append("body", new BsonBinary(BODY))
		.append("version", new BsonInt64(7))
		.append("words", new BsonArray(List.of(new BsonString("blue"), new BsonString("mug"))))
		.append("price", new BsonInt64(12)), new BsonDocumentCodec());

	@Test
	void whatWasRenderedIsTheSameByteForByte() {
		assertThat(decode("body").bytes(0)).isEqualTo(BODY);
	}

	@Test
	void whatIsNotAskedForIsPassedOverUnread() {
		assertThat(decode("price")).isEqualTo(new Document("id", 7, List.of(12L)));
		assertThatIllegalStateException().isThrownBy(() -> decode("parts"))
			.withMessageStartingWith("never written: DOCUMENT");
	}

	@Test
	void valuesComeInTheOrderAskedForHoweverTheyAreSent() {
		assertThat(decode("price", "missing", "words", "price").values()).containsExactly(12L, null,
				List.of("blue", "mug"), 12L);
	}

	private static Document decode(String... fetch) {
		ByteBuffer bytes = SENT.getByteBuffer().asNIO();
		try (BsonBinaryReader reader = new BsonBinaryReader(bytes)) {
			return new DocumentCodec(List.of(fetch)).decode(reader, DecoderContext.builder().build());
		}
	}

}
