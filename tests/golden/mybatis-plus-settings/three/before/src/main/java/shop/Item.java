package shop;

import com.baomidou.mybatisplus.annotation.TableName;

@TableName("item")
public class Item {
}
