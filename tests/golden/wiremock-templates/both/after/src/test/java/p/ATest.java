package p;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;

class ATest {
    WireMockServer all = new WireMockServer(options().port(1).globalTemplating(true));
    WireMockServer some =
            new WireMockServer(options()
                    .templatingEnabled(true)
                    .dynamicPort());
}
