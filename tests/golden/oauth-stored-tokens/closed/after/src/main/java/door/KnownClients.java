package door;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Clients by their names. Two may have the same secret, which Spring's own repository in memory refuses. */
final class KnownClients implements RegisteredClientRepository {

    private final Map<String, RegisteredClient> clients = new ConcurrentHashMap<>();

    KnownClients(RegisteredClient... clients) {
        for (RegisteredClient client : clients) {
            save(client);
        }
    }

    @Override
    public void save(RegisteredClient client) {
        clients.put(client.getClientId(), client);
    }

    @Override
    public RegisteredClient findById(String id) {
        return clients.values().stream().filter(client -> client.getId().equals(id)).findFirst().orElse(null);
    }

    @Override
    public RegisteredClient findByClientId(String clientId) {
        return clients.get(clientId);
    }
}
