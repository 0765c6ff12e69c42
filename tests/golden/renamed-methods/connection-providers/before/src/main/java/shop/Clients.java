package shop;

import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

class Clients {

    HttpClient some() {
        return HttpClient.create(ConnectionProvider.fixed("some", 20));
    }

    HttpClient timed() {
        return HttpClient.create(ConnectionProvider.fixed("timed", 20, 1000));
    }

    HttpClient any() {
        return HttpClient.create(ConnectionProvider.elastic("any"));
    }
}
