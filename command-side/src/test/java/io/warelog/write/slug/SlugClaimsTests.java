package io.warelog.write.slug;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.api.Streams;
import io.warelog.api.claim.SlugClaimed;
import io.warelog.api.claim.SlugReleased;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.product.ProductCreated;
import io.warelog.api.value.ProductId;
import io.warelog.api.value.Slug;
import io.warelog.write.Node;
import io.warelog.write.OneNode;
import io.warelog.write.Parallel;
import io.warelog.write.commit.Written;
import io.warelog.write.product.ProductCommand.DeleteProduct;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlugClaimsTests extends OneNode {

	@ParameterizedTest
	@CsvSource({ "Green tea, green-tea", "'  Green -- tea!  ', green-tea", "GREEN_TEA, green-tea",
			"Café crème, cafe-creme", "7-Up, 7-up", "a/b\\c, a-b-c", "ÅÄÖ, aao" })
	void aProductHasTheSlugOfItsName(String name, String slug) {
		assertThat(slugOf(create(name))).isEqualTo(slug);
	}

	@ParameterizedTest
	@ValueSource(strings = { "緑茶", "🍵", "!!!", "---", " " })
	void aNameWithoutAsciiIsAProduct(String name) {
		assertThat(slugOf(create(name))).isEqualTo("product");
		assertThat(slugOf(create(name))).isEqualTo("product-2");
	}

	@Test
	void theSameNameIsNumberedFromTwo() {
		assertThat(Stream.of("Tea", "tea", "TEA!").map((name) -> slugOf(create(name)))).containsExactly("tea", "tea-2",
				"tea-3");
	}

	@Test
	void aNumberThatIsItselfANameIsPassedOver() {
		assertThat(Stream.of("Tea 2", "Tea", "Tea", "Tea 2").map((name) -> slugOf(create(name))))
			.containsExactly("tea-2", "tea", "tea-3", "tea-2-2");
	}

	@Test
	void merchantsDoNotTakeEachOthersSlugs() {
		create("Tea");
		Merchant other = this.node.register("Other shop");
		assertThat(slugOf(this.node.create(other, "Tea"))).isEqualTo("tea");
	}

	@Test
	void theLongestNamesAreCutAndStillNumbered() {
		String name = "s".repeat(255);
		assertThat(slugOf(create(name))).isEqualTo("s".repeat(100));
		assertThat(slugOf(create(name))).isEqualTo("s".repeat(98) + "-2");
		assertThat(slugOf(create("s".repeat(99) + " tea"))).isEqualTo("s".repeat(99));
	}

	@Test
	void afterAThousandTheNextOnesFollow() {
		take("tea", 1000);
		assertThat(Stream.of("Tea", "Tea").map((name) -> slugOf(create(name)))).containsExactly("tea-1001", "tea-1002");
	}

	@Test
	void aSlugIsFreeAgainAfterDeletion() {
		Written first = create("Tea");
		create("Tea");
		delete(first);
		Written third = create("Tea");
		assertThat(slugOf(third)).isEqualTo("tea");
		assertThat(this.log.payloads(Streams.slug(this.merchant.id().value(), "tea")))
			.containsExactly(new SlugClaimed(first.resource()), new SlugReleased(), new SlugClaimed(third.resource()));
	}

	@Test
	void aNumberedSlugIsFreeAgainOnANodeThatDoesNotRememberIt() throws Exception {
		create("Tea");
		Written second = create("Tea");
		delete(second);
		try (Node other = Node.start(this.log)) {
			assertThat(slugOf(other.create(this.merchant, "Tea"))).isEqualTo("tea-2");
		}
	}

	@Test
	void aHundredAtOnceOnTwoNodesGetAHundredSlugsWithoutGaps() throws Exception {
		try (Node other = Node.start(this.log)) {
			List<String> slugs = Parallel
				.times(100, (number) -> () -> ((number % 2 == 0) ? this.node : other).create(this.merchant, "Tea"))
				.stream()
				.map(this::slugOf)
				.toList();
			Set<String> expected = new HashSet<>(Set.of("tea"));
			IntStream.rangeClosed(2, 100).mapToObj((number) -> "tea-" + number).forEach(expected::add);
			assertThat(slugs).containsExactlyInAnyOrderElementsOf(expected);
		}
	}

	private Written create(String name) {
		return this.node.create(this.merchant, name);
	}

	private void delete(Written product) {
		this.node.send(new DeleteProduct(new ProductId(product.resource()), this.merchant.id()),
				this.merchant.id().value());
	}

	private String slugOf(Written product) {
		return ((ProductCreated) this.log.payloads(Streams.product(product.resource())).getFirst()).slug();
	}

	/** Lets products that do not matter have a slug and its numbers. */
	private void take(String stem, int count) {
		Slug slug = new Slug(stem);
		List<EventMessage<?>> claims = IntStream.rangeClosed(1, count)
			.mapToObj((number) -> (number == 1) ? slug : slug.numbered(number))
			.<EventMessage<?>>map((taken) -> new GenericDomainEventMessage<>("slug",
					Streams.slug(this.merchant.id().value(), taken.value()), 0, new SlugClaimed(UUID.randomUUID())))
			.toList();
		this.log.engine().appendEvents(claims);
	}

}
