package shop;

import java.util.concurrent.TimeUnit;
import org.apache.http.HeaderElement;
import org.apache.http.HeaderElementIterator;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.client.config.CookieSpecs;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.config.SocketConfig;
import org.apache.http.conn.ConnectionKeepAliveStrategy;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.client.ProxyAuthenticationStrategy;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.message.BasicHeaderElementIterator;
import org.apache.http.protocol.HTTP;
import org.apache.http.protocol.HttpContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration
public class ClientConfig {
    private static final long KEPT = 20_000;

    @Bean
    public PoolingHttpClientConnectionManager manager() {
        PoolingHttpClientConnectionManager manager = new PoolingHttpClientConnectionManager(30, TimeUnit.SECONDS);
        manager.setMaxTotal(50);
        manager.setValidateAfterInactivity(2000);
        return manager;
    }

    @Bean
    public ConnectionKeepAliveStrategy keepAlive() {
        return new ConnectionKeepAliveStrategy() {
            @Override
            public long getKeepAliveDuration(HttpResponse response, HttpContext context) {
                HeaderElementIterator it = new BasicHeaderElementIterator(response.headerIterator(HTTP.CONN_KEEP_ALIVE));
                while (it.hasNext()) {
                    HeaderElement element = it.nextElement();
                    if (element.getValue() != null && element.getName().equalsIgnoreCase("timeout")) {
                        return Long.parseLong(element.getValue()) * 1000;
                    }
                }
                return KEPT;
            }
        };
    }

    @Bean
    public ConnectionKeepAliveStrategy shortly() {
        return (response, context) -> {
            return KEPT;
        };
    }

    @Bean
    public CloseableHttpClient client() {
        RequestConfig.Builder config = RequestConfig.custom();
        config.setConnectTimeout(1000);
        config.setSocketTimeout(2000).setCookieSpec(CookieSpecs.IGNORE_COOKIES);
        return HttpClients.custom()
                .setDefaultRequestConfig(config.build())
                .setMaxConnTotal(10)
                .setConnectionManager(manager())
                .setKeepAliveStrategy(keepAlive())
                .build();
    }

    @Bean
    public CloseableHttpClient throughProxy() {
        CredentialsProvider credentials = new BasicCredentialsProvider();
        credentials.setCredentials(AuthScope.ANY, new UsernamePasswordCredentials("user", password()));
        HttpClientBuilder builder = HttpClientBuilder.create();
        builder.setProxy(new HttpHost("proxy", 3128, "http"));
        builder.setDefaultCredentialsProvider(credentials);
        builder.setProxyAuthenticationStrategy(new ProxyAuthenticationStrategy());
        builder.setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(500).build())
                .setConnectionTimeToLive(1, TimeUnit.MINUTES);
        return builder.evictIdleConnections(5, TimeUnit.SECONDS).build();
    }

    @Scheduled(fixedDelay = 1000)
    public void sweep() {
        PoolingHttpClientConnectionManager manager = manager();
        manager.closeExpiredConnections();
        manager.closeIdleConnections(30, TimeUnit.SECONDS);
    }

    private String password() {
        return System.getenv("PASSWORD");
    }
}
