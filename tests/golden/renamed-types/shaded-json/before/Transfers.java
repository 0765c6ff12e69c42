package com.example;

import com.nimbusds.jose.shaded.json.JSONArray;
import com.nimbusds.jose.shaded.json.JSONObject;
import com.nimbusds.jose.shaded.json.parser.JSONParser;

class Transfers {

    JSONArray all() {
        JSONObject one = new JSONObject();
        one.put("amount", 3);
        JSONArray all = new JSONArray();
        all.add(one);
        return all;
    }

    JSONParser parser() {
        return new JSONParser(JSONParser.MODE_PERMISSIVE);
    }
}
