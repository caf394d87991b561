package io.warelog.platform.http;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * What of the server no property sets: its errors have the API's form, a client that asks
 * first ({@code Expect: 100-continue}) sends no body that is refused anyway, and URIs
 * that could mean one path here and another one in a proxy are refused.
 */
final class ServerSettings implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	/**
	 * What Tomcat does with the text of requests it cannot parse. By default it logs
	 * them, and a header field that is broken may hold a key.
	 */
	private static final String LOG_OF_USER_DATA = "org.apache.juli.logging.UserDataHelper.CONFIG";

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		System.setProperty(LOG_OF_USER_DATA, "NONE");
		factory.addEngineValves(new CommonHeadersValve(), new SlowBodyValve());
		factory.addContextCustomizers((context) -> {
			if (context.getParent() instanceof StandardHost host) {
				host.setErrorReportValveClass(ProblemReportValve.class.getName());
			}
		});
		factory.addConnectorCustomizers((connector) -> {
			connector.setXpoweredBy(false);
			connector.setAllowTrace(false);
			connector.setRejectSuspiciousURIs(true);
			if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
				protocol.setContinueResponseTiming("onRead");
			}
		});
	}

}
