package shop.data;

import net.sf.jsqlparser.statement.select.SelectBody;

interface Parser {
    SelectBody parse(String sql);
}
