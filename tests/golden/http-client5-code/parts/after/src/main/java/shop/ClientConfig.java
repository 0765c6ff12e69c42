package shop;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.CredentialsStore;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.DefaultAuthenticationStrategy;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.message.BasicHeaderElementIterator;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

@Configuration
public class ClientConfig {
    private static final long KEPT = 20_000;

    @Bean
    public PoolingHttpClientConnectionManager manager() {
        PoolingHttpClientConnectionManager manager = PoolingHttpClientConnectionManagerBuilder.create().setConnectionTimeToLive(TimeValue.of(30, TimeUnit.SECONDS)).build();
        manager.setMaxTotal(50);
        manager.setValidateAfterInactivity(TimeValue.ofMilliseconds(2000));
        return manager;
    }

    @Bean
    public ConnectionKeepAliveStrategy keepAlive() {
        return new ConnectionKeepAliveStrategy() {
            @Override
            public TimeValue getKeepAliveDuration(HttpResponse response, HttpContext context) {
                BasicHeaderElementIterator it = new BasicHeaderElementIterator(response.headerIterator(HeaderElements.KEEP_ALIVE));
                while (it.hasNext()) {
                    HeaderElement element = it.next();
                    if (element.getValue() != null && element.getName().equalsIgnoreCase("timeout")) {
                        return TimeValue.ofMilliseconds(Long.parseLong(element.getValue()) * 1000);
                    }
                }
                return TimeValue.ofMilliseconds(KEPT);
            }
        };
    }

    @Bean
    public ConnectionKeepAliveStrategy shortly() {
        return (response, context) -> {
            return TimeValue.ofMilliseconds(KEPT);
        };
    }

    @Bean
    public CloseableHttpClient client() {
        RequestConfig.Builder config = RequestConfig.custom();
        config.setConnectTimeout(1000, TimeUnit.MILLISECONDS);
        config.setResponseTimeout(2000, TimeUnit.MILLISECONDS).setCookieSpec(StandardCookieSpec.IGNORE);
        return HttpClients.custom()
                .setDefaultRequestConfig(config.build())
                .setConnectionManager(manager())
                .setKeepAliveStrategy(keepAlive())
                .build();
    }

    @Bean
    public CloseableHttpClient throughProxy() {
        CredentialsStore credentials = new BasicCredentialsProvider();
        credentials.setCredentials(new AuthScope(null, -1), new UsernamePasswordCredentials("user", password().toCharArray()));
        HttpClientBuilder builder = HttpClientBuilder.create();
        builder.setProxy(new HttpHost("http", "proxy", 3128));
        builder.setDefaultCredentialsProvider(credentials);
        builder.setProxyAuthenticationStrategy(new DefaultAuthenticationStrategy());
        builder.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create().setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(500, TimeUnit.MILLISECONDS).build()).setConnectionTimeToLive(TimeValue.of(1, TimeUnit.MINUTES)).build());
        return builder.evictIdleConnections(TimeValue.of(5, TimeUnit.SECONDS)).build();
    }

    @Scheduled(fixedDelay = 1000)
    public void sweep() {
        PoolingHttpClientConnectionManager manager = manager();
        manager.closeExpired();
        manager.closeIdle(TimeValue.of(30, TimeUnit.SECONDS));
    }

    private String password() {
        return System.getenv("PASSWORD");
    }
}
