-- An opened container's new content.
UPDATE opened_balance SET content = :content, value = :value WHERE opened = :opened
