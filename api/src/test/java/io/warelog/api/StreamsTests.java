package io.warelog.api;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StreamsTests {

	private static final UUID ID = UUID.fromString("019a0000-0000-7000-8000-000000000001");

	private static final String HASH = "0123456789abcdef".repeat(4);

	/** The longest that each kind of stream can be called. */
	private static final List<String> NAMES = List.of(Streams.product(ID), Streams.merchant(ID),
			Streams.organization(ID), Streams.organizationName(HASH), Streams.key(HASH), Streams.keyId(ID),
			Streams.slug(ID, "s".repeat(100)), Streams.idempotency(ID, HASH), Streams.placement(ID),
			Streams.massEdit(ID), Streams.upload(HASH), Streams.imageBatch(ID), Streams.video("vimeo", "7".repeat(19)));

	@Test
	void aNameHasAtMostTwoHundredCharacters() {
		assertThat(NAMES).allSatisfy((name) -> assertThat(name).hasSizeLessThanOrEqualTo(200));
	}

	@Test
	void streamsOfDifferentKindsNeverShareAName() {
		assertThat(NAMES).extracting((name) -> name.substring(0, name.indexOf(':')))
			.containsExactly("product", "merchant", "organization", "organization-name", "key", "key-id", "slug",
					"idem", "placement", "mass-edit", "upload", "image-batch", "video");
	}

	@Test
	void slugsAndIdempotencyKeysBelongToTheirMerchant() {
		UUID other = UUID.fromString("019a0000-0000-7000-8000-000000000002");
		assertThat(Streams.slug(ID, "tea")).isEqualTo("slug:" + ID + ":tea").isNotEqualTo(Streams.slug(other, "tea"));
		assertThat(Streams.idempotency(ID, HASH)).isEqualTo("idem:" + ID + ":" + HASH)
			.isNotEqualTo(Streams.idempotency(other, HASH));
	}

}
