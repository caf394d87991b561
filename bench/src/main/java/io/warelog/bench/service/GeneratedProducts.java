package io.warelog.bench.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Bodies of new products that resemble a shop's: about 300 bytes, nine of ten active,
 * most of them in one currency. The same on every run.
 */
public final class GeneratedProducts {

	/** A word that about one name in {@value #MATERIAL_COUNT} has. */
	public static final String WORD_IN_SOME_NAMES = "walnut";

	/** The place in a body where what makes the name unique goes. */
	private static final String NUMBER = "@@";

	private static final int MATERIAL_COUNT = 16;

	private static final int TEMPLATE_COUNT = 4_000;

	private static final List<String> ADJECTIVES = List.of("Classic", "Folding", "Handmade", "Large", "Little",
			"Modern", "Plain", "Rustic", "Slim", "Soft", "Sturdy", "Vintage");

	private static final List<String> MATERIALS = List.of("Walnut", "Oak", "Linen", "Merino", "Copper", "Marble",
			"Leather", "Bamboo", "Cotton", "Steel", "Silk", "Cork", "Brass", "Ash", "Felt", "Glass");

	private static final List<String> THINGS = List.of("Serving Board", "Table Lamp", "Crew Sweater", "Door Mat",
			"Wall Clock", "Card Case", "Tote Bag", "Bread Bin", "Candle Holder", "Throw", "Planter", "Side Table",
			"Pepper Mill", "Key Ring", "Photo Frame", "Rain Jacket", "Mixing Bowl", "Desk Tray", "Bath Towel", "Scarf");

	private static final List<String> SENTENCES = List.of("Made in small batches by a family workshop.",
			"Every piece differs a little in colour and grain.", "Wipe clean with a damp cloth.",
			"Wash at 30 degrees with similar colours.", "Ships flat and needs no tools to put together.",
			"A present that is used for years.", "Finished by hand with natural oil.",
			"Comes in a recycled cardboard box.", "Spare parts can be ordered for ten years.",
			"Designed to be repaired rather than replaced.");

	private static final int SENTENCES_EACH = 4;

	private final List<String> templates;

	private GeneratedProducts(List<String> templates) {
		this.templates = templates;
	}

	/**
	 * Generates the bodies.
	 * @return the products, always the same ones
	 */
	public static GeneratedProducts generate() {
		Random random = new Random(20_261_122);
		List<String> templates = new ArrayList<>(TEMPLATE_COUNT);
		for (int i = 0; i < TEMPLATE_COUNT; i++) {
			templates.add(template(random));
		}
		return new GeneratedProducts(List.copyOf(templates));
	}

	/**
	 * The bodies without what makes their names unique.
	 * @return JSON on one line each, with {@code @@} in its place
	 */
	public List<String> templates() {
		return this.templates;
	}

	/**
	 * The body of one product.
	 * @param number from 0; each has a name of its own
	 * @return JSON
	 */
	public String body(int number) {
		return this.templates.get(number % this.templates.size()).replace(NUMBER, String.valueOf(number));
	}

	private static String template(Random random) {
		StringBuilder description = new StringBuilder();
		for (int i = 0; i < SENTENCES_EACH; i++) {
			description.append(i == 0 ? "" : " ").append(oneOf(SENTENCES, random));
		}
		int share = random.nextInt(100);
		String currency = (share < 80) ? "USD" : (share < 95) ? "EUR" : "XOF";
		int whole = 1 + random.nextInt(500);
		String price = currency.equals("XOF") ? String.valueOf(whole * 600)
				: "%d.%02d".formatted(whole, random.nextInt(100));
		return """
				{"name":"%s %s %s %s","description":"%s","price":%s,"currency_code":"%s","is_active":%s}""".formatted(
				oneOf(ADJECTIVES, random), oneOf(MATERIALS, random), oneOf(THINGS, random), NUMBER, description, price,
				currency, random.nextInt(10) != 0);
	}

	private static String oneOf(List<String> words, Random random) {
		return words.get(random.nextInt(words.size()));
	}

}
