package a;

import org.apache.http.client.HttpClient;

class B {
}
