package shop;

import java.time.Duration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

class Clients {

    HttpClient some() {
        return HttpClient.create(ConnectionProvider.create("some", 20));
    }

    HttpClient timed() {
        return HttpClient.create(ConnectionProvider.builder("timed").maxConnections(20).pendingAcquireTimeout(Duration.ofMillis(1000)).build());
    }

    HttpClient any() {
        return HttpClient.create(ConnectionProvider.builder("any").maxConnections(Integer.MAX_VALUE).build());
    }
}
