package com.example;

import net.minidev.json.JSONArray;
import net.minidev.json.JSONObject;
import net.minidev.json.parser.JSONParser;

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
