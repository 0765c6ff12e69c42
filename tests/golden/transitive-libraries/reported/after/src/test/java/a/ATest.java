package a;

import org.json.JSONObject;

class ATest {
    JSONObject json = new JSONObject();
}
