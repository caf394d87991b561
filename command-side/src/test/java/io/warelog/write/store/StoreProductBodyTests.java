package io.warelog.write.store;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.warelog.api.product.Category;
import io.warelog.api.product.Medium;
import io.warelog.api.product.OptionStyle;
import io.warelog.api.product.ProductForm;
import io.warelog.api.product.ProductStatus;
import io.warelog.api.product.ProductType;
import io.warelog.platform.http.JsonFields;
import io.warelog.write.decision.Setting;
import io.warelog.write.product.ProductChanges;
import io.warelog.write.product.ProductChanges.Placement;
import io.warelog.write.product.ProductRules;
import io.warelog.write.product.WantedOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The properties of products as clients write them, in forms and in JSON. */
class StoreProductBodyTests {

	private static final String OPTION = "{'quantity': 3, 'surcharge': '$4', 'metadata': {'Color': 'Red'}, 'cost': 1.5,"
			+ " 'weight': '', 'fetch_sku': null}";

	@Test
	void everyPropertyOfAFormIsRead() {
		ProductChanges wanted = changes(Given.form("name=Sweater", "name_short=Sw", "description=Ugly\nindeed",
				"description_short=Ugly", "price=$55.00", "sale_price=45", "cost=35.5", "sku=123", "status=on sale",
				"type=digital", "weight=3.333", "quantity=-1", "fetch_sku=10021", "option_style=separate", "order=2",
				"tax_group=3", "shipping_group=2", "form={'name':'f','fields':[{'label':'Email','type':'text'}]}",
				"product_metadata={ 'external_id' : 'abc123' }", "default_option_metadata={}"));

		assertThat(wanted).isEqualTo(ProductChanges.of((draft) -> {
			draft.name = "Sweater";
			draft.nameShort = new Setting<>("Sw");
			draft.description = new Setting<>("Ugly\nindeed");
			draft.descriptionShort = new Setting<>("Ugly");
			draft.price = new BigDecimal("55.00");
			draft.salePrice = new Setting<>(new BigDecimal("45"));
			draft.cost = new Setting<>(new BigDecimal("35.5"));
			draft.sku = new Setting<>("123");
			draft.status = ProductStatus.ON_SALE;
			draft.type = ProductType.DIGITAL;
			draft.weight = new Setting<>(new BigDecimal("3.333"));
			draft.quantity = -1L;
			draft.fetchSku = new Setting<>("10021");
			draft.optionStyle = new Setting<>(OptionStyle.SEPARATE);
			draft.placement = new Placement(2, true);
			draft.taxGroup = new Setting<>(3);
			draft.shippingGroup = new Setting<>(2);
			draft.form = new Setting<>(new ProductForm("f",
					List.of(new ProductForm.Field("Email", null, ProductForm.FieldType.TEXT, false))));
			draft.metadata = new Setting<>("{\"external_id\":\"abc123\"}");
			draft.defaultOptionMetadata = new Setting<>("{}");
		}));
	}

	@Test
	void theSamePropertiesAreReadFromJson() {
		assertThat(changes(Given.json("{'price': 55.5, 'cost': '$35', 'quantity': 42, 'tax_group': 3, 'order': 0,"
				+ "'form': {'name':'f','fields':[{'label':'a','type':'date','required':true,'placeholder':null}]}}")))
			.isEqualTo(changes(Given.form("price=55.5", "cost=35", "quantity=42", "tax_group=3", "order=0",
					"form={'name':'f','fields':[{'label':'a','type':'date','required':true}]}")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "name_short", "sku", "description", "description_short", "sale_price", "cost", "weight",
			"fetch_sku", "option_style", "tax_group", "shipping_group", "form", "product_metadata",
			"default_option_metadata" })
	void anEmptyTextOrNullClears(String property) {
		ProductChanges cleared = changes(Given.form(property + "="));

		assertThat(cleared.toString()).contains("Setting[value=null]");
		assertThat(changes(Given.json("{'" + property + "': ''}"))).isEqualTo(cleared);
		assertThat(changes(Given.json("{'" + property + "': null}"))).isEqualTo(cleared);
	}

	@Test
	void theWordDeleteRemovesTheForm() {
		assertThat(changes(Given.form("form=delete")).form()).isEqualTo(new Setting<>(null));
		assertThat(changes(Given.json("{'form':'delete'}")).form()).isEqualTo(new Setting<>(null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "name=|/name must not be empty",
			"name=\u3000|/name must not be blank", "price=|/price must be an amount",
			"price=€5|/price must be an amount", "price=1,000|/price must be an amount",
			"cost=free|/cost must be an amount", "quantity=-2|/quantity must be an integer from -1 to 1000000000",
			"quantity=|/quantity must be an integer", "weight=-1|/weight must be from 0 to 1000000000",
			"status=gone|/status must be one of available, coming soon, hidden, on sale, sold out",
			"status=|/status must be one of", "type=thing|/type must be one of digital, physical",
			"option_style=both|/option_style must be one of separate, single",
			"order=-1|/order must be an integer from 0 to 1000000000", "tax_group=x|/tax_group must be an integer",
			"tax_group=0|/tax_group must be an integer from 1",
			"product_metadata=[]|/product_metadata must be an object, not an array",
			"product_metadata={'a':1,'a':2}|/product_metadata has an object with the same property twice",
			"product_metadata={'a':'\\ud800'}|/product_metadata must not have an unpaired surrogate",
			"form={'name':'f','fields':[]}|/form/fields must have at least one element",
			"form={'name':'f'}|/form/fields is required",
			"form={'fields':[{'label':'a','type':'text'}]}|/form/name is required",
			"form={'name':'f','fields':[{'label':'a','type':'select'}]}|/form/fields/0/type must be one of",
			"form={'name':'f','fields':[{'type':'text'}]}|/form/fields/0/label is required",
			"form={'name':'f','fields':[{'label':'a','type':'text','required':'yes'}]}|/form/fields/0/required must be a boolean, not a string",
			"form={'name':'f','fields':[{'label':'a','type':'text','size':1}]}|/form/fields/0/size is not a property",
			"slug=a|/slug cannot be written", "price_raw=1|/price_raw cannot be written",
			"options=[]|/options cannot be changed here", "categories=a|/categories cannot be changed here",
			"reorder_products=true|/reorder_products cannot be changed here",
			"colour=red|/colour is not a property of this resource" })
	void aFaultOfAChangeNamesThePlace(String pair, String fault) {
		JsonFields fields = Given.form(pair);

		new StoreProductBody(fields, Given.DOLLARS).changes(true);

		assertThat(Given.faults(fields)).singleElement().asString().startsWith(fault);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{'quantity':'42'}|/quantity must be an integer, not a string",
					"{'weight':'3'}|/weight must be a number, not a string", "{'price':true}|/price must be an amount",
					"{'product_metadata':'{}'}|/product_metadata must be an object, not a string" })
	void jsonKeepsItsTypes(String body, String fault) {
		JsonFields fields = Given.json(body);

		new StoreProductBody(fields, Given.DOLLARS).changes(true);

		assertThat(Given.faults(fields)).singleElement().asString().startsWith(fault);
	}

	@Test
	void metadataOfMoreThan16KibIsRefused() {
		JsonFields fields = Given.form("product_metadata={'a':'" + "x".repeat(Documents.MAX_BYTES) + "'}");

		new StoreProductBody(fields, Given.DOLLARS).changes(true);

		assertThat(Given.faults(fields)).containsExactly("/product_metadata must have at most 16384 bytes as JSON");
	}

	@Test
	void aNewProductMayHaveAllThatIsWrittenElsewhereLater() {
		ProductChanges wanted = further(Given.form("categories= Ugly Stuff ,Warm,,ugly-stuff",
				"options=[" + OPTION + "]", "extras=[{'surcharge':2,'quantity':-1,'metadata':{'EXTRAS':'Gift Wrap'}}]",
				"images=['https://example.org/a.jpg']", "videos=['http://vimeo.com/73781961']"));

		assertThat(wanted.categories()).containsExactly(new Category("Ugly Stuff", "ugly-stuff"),
				new Category("Warm", "warm"));
		assertThat(wanted.options())
			.containsExactly(new WantedOption(Given.NEW_ID, false, Map.of("Color", "Red"), new BigDecimal("4"), 3,
					new Setting<>(new BigDecimal("1.5")), new Setting<>(null), new Setting<>(null)));
		assertThat(wanted.extras()).containsExactly(new WantedOption(Given.NEW_ID, false, Map.of("EXTRAS", "Gift Wrap"),
				new BigDecimal("2"), -1, null, null, null));
		assertThat(wanted.media()).containsExactly(
				new Medium.Image("01930000000070008000000000000001", "https://example.org/a.jpg"),
				new Medium.Video("73781961", "vimeo", "http://vimeo.com/73781961"));
	}

	@Test
	void categoriesMayBeAListInJson() {
		assertThat(further(Given.json("{'categories':['Ugly, Stuff','Wärme','日本']}")).categories()).containsExactly(
				new Category("Ugly, Stuff", "ugly-stuff"), new Category("Wärme", "warme"),
				new Category("日本", "category"));
		assertThat(further(Given.form("categories=")).categories()).isEmpty();
		assertThat(further(Given.json("{'categories':null}")).categories()).isEmpty();
		assertThat(further(Given.json("{}")).categories()).isNull();
	}

	@Test
	void atMostAHundredCategoriesAreTaken() {
		String names = IntStream.rangeClosed(0, ProductRules.CATEGORIES)
			.mapToObj((i) -> "c" + i)
			.collect(Collectors.joining(","));
		JsonFields fields = Given.form("categories=" + names);

		Categories.read(fields, "categories");

		assertThat(Given.faults(fields)).containsExactly("/categories must name at most 100 categories");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none",
			value = { "none,none", "reorder_products=true,none", "reorder_products=false,1:false", "order=7,7:true",
					"order=7&reorder_products=false,7:false", "order=0&reorder_products=true,0:true" })
	void whereANewProductIsPlaced(String form, String placement) {
		Placement placed = further((form != null) ? Given.form(form.split("&")) : Given.json("{}")).placement();

		assertThat((placed != null) ? placed.order() + ":" + placed.shifting() : null).isEqualTo(placement);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"categories=a,b\u0007c|/categories/1 must not have control characters",
			"images=/etc/passwd|/images is not valid JSON", "images=['/etc/passwd']|/images/0 must be an absolute http",
			"images=['https://example.org/a','file:///etc/passwd']|/images/1 must be an absolute http",
			"images='https://example.org/a'|/images must be an array, not a string",
			"videos=['https://example.org/a']|/videos/0 must be the http or https URL of a video",
			"options={}|/options must be an array, not an object",
			"options=[1]|/options/0 must be an object, not a number",
			"options=[{'surcharge':1,'metadata':{'a':'b'}}]|/options/0/quantity is required",
			"options=[{'surcharge':1,'quantity':1}]|/options/0/metadata is required",
			"options=[{'quantity':1,'metadata':{'a':'b'}}]|/options/0/surcharge is required",
			"options=[{'surcharge':1,'quantity':1,'metadata':{}}]|/options/0/metadata must have at least one column",
			"extras=[{'surcharge':1,'quantity':1,'metadata':{}}]|/extras/0/metadata must have at least one column",
			"options=[{'surcharge':1,'quantity':1,'metadata':{'a':1}}]|/options/0/metadata/a must be a string, not a number",
			"options=[{'surcharge':1,'quantity':1,'metadata':{'':'b'}}]|/options/0/metadata is a name that must not be empty",
			"options=[{'surcharge':1,'quantity':'1','metadata':{'a':'b'}}]|/options/0/quantity must be an integer, not a string",
			"options=[{'surcharge':1,'quantity':-2,'metadata':{'a':'b'}}]|/options/0/quantity must be an integer from -1",
			"options=[{'surcharge':'€1','quantity':1,'metadata':{'a':'b'}}]|/options/0/surcharge must be an amount",
			"options=[{'surcharge':1,'quantity':1,'metadata':{'a':'b'},'id':'1'}]|/options/0/id must be a UUID",
			"options=[{'surcharge':1,'quantity':1,'metadata':{'a':'b'},'size':1}]|/options/0/size is not a property",
			"extras=[{'surcharge':1,'quantity':1,'metadata':{'a':'b'},'fetch_sku':'1'}]|/extras/0/fetch_sku is not a property",
			"reorder_products=maybe|/reorder_products must be a boolean" })
	void aFaultOfANewProductNamesThePlace(String pair, String fault) {
		JsonFields fields = Given.form(pair);

		new StoreProductBody(fields, Given.DOLLARS).further(Given.NEW_IDS);

		assertThat(Given.faults(fields)).singleElement().asString().startsWith(fault);
	}

	@Test
	void anOptionThatIsThereIsNamedByItsId() {
		UUID key = UUID.fromString("df19d185-145d-11e1-aa5e-002500a0451c");

		assertThat(
				further(Given.form("options=[{'surcharge':0,'quantity':-1,'metadata':{'a':'b'},'id':'" + key + "'}]"))
					.options())
			.singleElement()
			.satisfies((option) -> {
				assertThat(option.key()).isEqualTo(key);
				assertThat(option.known()).isTrue();
			});
	}

	@Test
	void atMost250OptionsAreTaken() {
		JsonFields fields = Given.form("options=[" + (OPTION + ",").repeat(250) + OPTION + "]");

		new StoreProductBody(fields, Given.DOLLARS).further(Given.NEW_IDS);

		assertThat(Given.faults(fields)).containsExactly("/options must have at most 250 elements, not 251");
	}

	private static ProductChanges changes(JsonFields fields) {
		ProductChanges changes = new StoreProductBody(fields, Given.DOLLARS).changes(true);
		assertThat(Given.faults(fields)).isEmpty();
		return changes;
	}

	private static ProductChanges further(JsonFields fields) {
		ProductChanges further = new StoreProductBody(fields, Given.DOLLARS).further(Given.NEW_IDS);
		assertThat(Given.faults(fields)).isEmpty();
		return further;
	}

}
