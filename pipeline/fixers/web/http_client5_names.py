"""Where the types and calls of Apache HttpClient 4 that build a client are in HttpClient 5.

Source: jars of httpclient 4.5.14, httpcore 4.4.16, httpclient5 5.5.2 and httpcore5 5.3.6; the migration guide.
"""

from collections.abc import Mapping

FOUR, FIVE, CORE = "org.apache.http", "org.apache.hc.client5.http", "org.apache.hc.core5"

_SAME_NAME = {
    f"{CORE}.http": (
        *("HttpHost", "Header", "HeaderElement", "HttpResponse", "message.BasicHeader"),
        *("message.BasicHeaderElementIterator", "protocol.HttpContext", "config.Registry", "config.RegistryBuilder"),
    ),
    f"{CORE}": (
        *("ssl.SSLContextBuilder", "ssl.SSLContexts", "ssl.TrustStrategy", "ssl.PrivateKeyStrategy"),
        *("ssl.PrivateKeyDetails", "pool.PoolStats"),
    ),
    FIVE: ("auth.AuthScope", "auth.Credentials", "auth.UsernamePasswordCredentials"),
}
"""Types by the package that took the place of `org.apache.http`."""

_MOVED = {
    "HeaderElementIterator": f"{CORE}.http.message.BasicHeaderElementIterator",
    "config.SocketConfig": f"{CORE}.http.io.SocketConfig",
    "protocol.HTTP": f"{CORE}.http.HeaderElements",
    "client.HttpClient": f"{FIVE}.classic.HttpClient",
    "client.config.RequestConfig": f"{FIVE}.config.RequestConfig",
    "client.config.CookieSpecs": f"{FIVE}.cookie.StandardCookieSpec",
    "client.CookieStore": f"{FIVE}.cookie.CookieStore",
    "client.CredentialsProvider": f"{FIVE}.auth.CredentialsStore",
    "client.RedirectStrategy": f"{FIVE}.protocol.RedirectStrategy",
    "conn.ConnectionKeepAliveStrategy": f"{FIVE}.ConnectionKeepAliveStrategy",
    "conn.DnsResolver": f"{FIVE}.DnsResolver",
    "conn.HttpClientConnectionManager": f"{FIVE}.io.HttpClientConnectionManager",
    "conn.routing.HttpRoute": f"{FIVE}.HttpRoute",
    "conn.socket.ConnectionSocketFactory": f"{FIVE}.socket.ConnectionSocketFactory",
    "conn.socket.LayeredConnectionSocketFactory": f"{FIVE}.socket.LayeredConnectionSocketFactory",
    "conn.socket.PlainConnectionSocketFactory": f"{FIVE}.socket.PlainConnectionSocketFactory",
    "conn.ssl.DefaultHostnameVerifier": f"{FIVE}.ssl.DefaultHostnameVerifier",
    "conn.ssl.NoopHostnameVerifier": f"{FIVE}.ssl.NoopHostnameVerifier",
    "conn.ssl.SSLConnectionSocketFactory": f"{FIVE}.ssl.SSLConnectionSocketFactory",
    "conn.ssl.TrustAllStrategy": f"{FIVE}.ssl.TrustAllStrategy",
    "conn.ssl.TrustSelfSignedStrategy": f"{FIVE}.ssl.TrustSelfSignedStrategy",
    "conn.ssl.TrustStrategy": f"{CORE}.ssl.TrustStrategy",
    "conn.ssl.SSLContexts": f"{CORE}.ssl.SSLContexts",
    "conn.ssl.SSLContextBuilder": f"{CORE}.ssl.SSLContextBuilder",
    "conn.util.PublicSuffixMatcher": f"{FIVE}.psl.PublicSuffixMatcher",
    "conn.util.PublicSuffixMatcherLoader": f"{FIVE}.psl.PublicSuffixMatcherLoader",
    "impl.client.BasicCookieStore": f"{FIVE}.cookie.BasicCookieStore",
    "impl.client.BasicCredentialsProvider": f"{FIVE}.impl.auth.BasicCredentialsProvider",
    "impl.client.CloseableHttpClient": f"{FIVE}.impl.classic.CloseableHttpClient",
    "impl.client.DefaultConnectionKeepAliveStrategy": f"{FIVE}.impl.DefaultConnectionKeepAliveStrategy",
    "impl.client.HttpClientBuilder": f"{FIVE}.impl.classic.HttpClientBuilder",
    "impl.client.HttpClients": f"{FIVE}.impl.classic.HttpClients",
    "impl.client.LaxRedirectStrategy": f"{FIVE}.impl.LaxRedirectStrategy",
    "impl.client.ProxyAuthenticationStrategy": f"{FIVE}.impl.DefaultAuthenticationStrategy",
    "impl.conn.BasicHttpClientConnectionManager": f"{FIVE}.impl.io.BasicHttpClientConnectionManager",
    "impl.conn.DefaultProxyRoutePlanner": f"{FIVE}.impl.routing.DefaultProxyRoutePlanner",
    "impl.conn.PoolingHttpClientConnectionManager": f"{FIVE}.impl.io.PoolingHttpClientConnectionManager",
    "impl.conn.SystemDefaultDnsResolver": f"{FIVE}.SystemDefaultDnsResolver",
}

TYPES: Mapping[str, str] = {
    **{f"{FOUR}.{name}": f"{home}.{name}" for home, names in _SAME_NAME.items() for name in names},
    **{f"{FOUR}.{name}": new for name, new in _MOVED.items()},
}

CONSTANTS = {
    "HeaderElements.CONN_KEEP_ALIVE": "HeaderElements.KEEP_ALIVE",
    "StandardCookieSpec.STANDARD": "StandardCookieSpec.RELAXED",
    "StandardCookieSpec.STANDARD_STRICT": "StandardCookieSpec.STRICT",
    "StandardCookieSpec.IGNORE_COOKIES": "StandardCookieSpec.IGNORE",
    "AuthScope.ANY": "new AuthScope(null, -1)",
}
"""By version 4's name of the constant in a type that has version 5's; the others have no successor here."""

TLS = {
    **{name: name for name in ("setSSLSocketFactory", "setSSLContext", "setSSLHostnameVerifier")},
    "setSslcontext": "setSSLContext",
    "setHostnameVerifier": "setSSLHostnameVerifier",
}
"""Calls on the client's builder of which the connection manager's socket factory is made."""

POOL = ("setMaxConnTotal", "setMaxConnPerRoute", "setDefaultSocketConfig", "setConnectionTimeToLive", "setDnsResolver")
"""Calls that moved from the client's builder to the connection manager's."""

KEPT = frozenset(
    {
        *("build", "custom", "create", "createDefault", "createSystem", "useSystemProperties"),
        *("setConnectionManager", "setConnectionManagerShared", "setDefaultRequestConfig", "setDefaultHeaders"),
        *("setDefaultCookieStore", "setDefaultCredentialsProvider", "setProxy", "setProxyAuthenticationStrategy"),
        *("setRoutePlanner", "setRedirectStrategy", "setKeepAliveStrategy", "setUserAgent"),
        *("disableAuthCaching", "disableAutomaticRetries", "disableConnectionState", "disableContentCompression"),
        *("disableCookieManagement", "disableDefaultUserAgent", "disableRedirectHandling"),
        *("evictExpiredConnections", "evictIdleConnections"),
    }
)
"""Calls on the client's builder that mean the same in both."""
