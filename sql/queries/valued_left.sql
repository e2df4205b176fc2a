-- Mixtures of which something turned from used into residue, for it was not injected.
SELECT DISTINCT preparation
FROM movement
WHERE preparation IS NOT NULL AND reason = 'used' AND content > 0
ORDER BY preparation
